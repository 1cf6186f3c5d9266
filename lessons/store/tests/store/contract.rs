//! Every store passes the contract.

use store::Patience;
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
    let address = |name| format!("json:{}/{name}.json", folder.display());
    let open = |name| async move { store::open_with(&address(name), Patience::TOOL).await };
    check(Keeps::Everything, open)
        .await
        .unwrap_or_else(|broken| panic!("{broken}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let address = |name| format!("sqlite:{}/{name}.db", folder.display());
    let open = |name| async move { store::open_with(&address(name), Patience::TOOL).await };
    check(Keeps::Everything, open)
        .await
        .unwrap_or_else(|broken| panic!("{broken}"));
}
