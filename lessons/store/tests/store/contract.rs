//! Every store passes the contract.

use store::contract::{Keeps, check};

#[tokio::test(flavor = "multi_thread")]
async fn memory() {
    check(Keeps::Nothing, |_| store::open("memory"))
        .await
        .unwrap_or_else(|broken| panic!("{broken}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn json() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let open = |name| async move { store::open(&format!("json:{}/{name}.json", folder.display())).await };
    check(Keeps::Everything, open)
        .await
        .unwrap_or_else(|broken| panic!("{broken}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let open = |name| async move { store::open(&format!("sqlite:{}/{name}.db", folder.display())).await };
    check(Keeps::Everything, open)
        .await
        .unwrap_or_else(|broken| panic!("{broken}"));
}
