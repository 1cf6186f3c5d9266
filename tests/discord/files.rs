//! Files that a bot sends. `reference` (Uploading files)

use serde_json::{Value, json};

use crate::bare::{Bare, text};
use crate::messages::errors;

#[tokio::test]
async fn files_are_sent_and_fetched() {
    let bare = Bare::mighty().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let said = json!({ "content": "Here:", "attachments": [{ "id": 0, "description": "the hours" }] });
    let (status, message) = bare
        .rest
        .send_files("POST", &path, said, &[("hours.txt", b"07:00")])
        .await;
    assert_eq!(status, 200, "{message}");
    let file = &message["attachments"][0];
    assert_eq!(
        (&file["filename"], &file["size"], &file["description"]),
        (&json!("hours.txt"), &json!(5), &json!("the hours"))
    );
    assert_eq!(bare.rest.fetch(text(file, "url")).await, (200, b"07:00".to_vec()));

    let one = format!("{path}/{}", text(&message, "id"));
    let (_, kept) = bare.rest.patch(&one, json!({ "content": "There:" })).await;
    assert_eq!(kept["attachments"], message["attachments"]);
    let keep = json!({ "attachments": [{ "id": file["id"] }] });
    let (_, added) = bare
        .rest
        .send_files("PATCH", &one, keep, &[("more.txt", b"22:00")])
        .await;
    let names: Vec<&Value> = added["attachments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["filename"])
        .collect();
    assert_eq!(names, ["hours.txt", "more.txt"]);
    let (_, none) = bare.rest.patch(&one, json!({ "attachments": [] })).await;
    assert_eq!(none["attachments"], json!([]));
    assert_eq!(bare.rest.delete(&one).await.0, 204);
    assert_eq!(bare.rest.fetch(text(file, "url")).await.0, 404);
    assert_eq!(
        bare.discord.transcript(),
        "#general
  bot | Here:
      | (file: hours.txt, 5 bytes: the hours)
  bot | (edited: Here:) There:
      | (file: hours.txt, 5 bytes: the hours)
  bot | (edited) There:
      | (file: hours.txt, 5 bytes: the hours)
      | (file: more.txt, 5 bytes)
  bot | (edited) There:
  bot | (deleted) There:
"
    );
}

#[tokio::test]
async fn files_have_bounds() {
    // ATTACHMENT_BYTES, REQUEST_BYTES, ATTACHMENTS, ATTACHMENT_DESCRIPTION
    let bare = Bare::mighty().await;
    let path = format!("/channels/{}/messages", bare.channel);
    const LARGEST: usize = 10 * 1024 * 1024;
    let bytes = vec![b'x'; LARGEST + 1];
    let send = async |files: &[(&str, &[u8])]| bare.rest.send_files("POST", &path, json!({}), files).await;
    assert_eq!(send(&[("a", &bytes[..LARGEST])]).await.0, 200);
    let too_large = (
        413,
        json!({ "message": "Request entity too large", "code": 40005 }),
    );
    assert_eq!(send(&[("a", &bytes)]).await, too_large);
    assert_eq!(
        send(&[
            ("a", &bytes[..LARGEST]),
            ("b", &bytes[..LARGEST]),
            ("c", &bytes[..LARGEST])
        ])
        .await,
        too_large
    );
    let padded = |length: usize| format!("{}{}", json!({ "content": "x" }), " ".repeat(length - 15));
    const WHOLE: usize = 25 * 1024 * 1024;
    assert_eq!(bare.rest.send("POST", &path, padded(WHOLE)).await.0, 200);
    assert_eq!(bare.rest.send("POST", &path, padded(WHOLE + 1)).await, too_large);
    assert_eq!(send(&vec![("a", &b"x"[..]); 10]).await.0, 200);
    assert_eq!(
        errors(&send(&vec![("a", &b"x"[..]); 11]).await.1, "files")[0]["code"],
        "BASE_TYPE_MAX_LENGTH"
    );
    let described =
        |length: usize| json!({ "attachments": [{ "id": 0, "description": "d".repeat(length) }] });
    assert_eq!(
        bare.rest
            .send_files("POST", &path, described(1024), &[("a", b"x")])
            .await
            .0,
        200
    );
    let (_, answer) = bare
        .rest
        .send_files("POST", &path, described(1025), &[("a", b"x")])
        .await;
    assert_ne!(errors(&answer, "attachments.0.description"), &Value::Null);
}

#[tokio::test]
async fn a_form_in_the_manner_of_an_address_is_read() {
    let bare = Bare::mighty().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let (status, message) = bare
        .rest
        .post_as(
            &path,
            "application/x-www-form-urlencoded",
            "payload_json=%7B%22content%22%3A%20%22hi%20there%22%7D",
        )
        .await;
    assert_eq!((status, &message["content"]), (200, &json!("hi there")));
}

/// What a script sends that knows no `payload_json`: each field by itself, beside its files.
#[tokio::test]
async fn a_form_with_files_may_have_its_fields_one_by_one() {
    let bare = Bare::mighty().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let part =
        |head: &str, body: &str| format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let form = [
        part("name=\"content\"", "hi"),
        part("name=\"file\"; filename=\"a.txt\"", "12"),
        "--x--\r\n".to_owned(),
    ];
    let kind = "multipart/form-data; boundary=x";
    let (status, message) = bare.rest.post_as(&path, kind, &form.concat()).await;
    assert_eq!((status, &message["content"]), (200, &json!("hi")), "{message}");
    let files = message["attachments"].as_array().unwrap();
    assert_eq!((files.len(), &files[0]["filename"]), (1, &json!("a.txt")));
}
