//! Requests that are right but for something, or for more than one thing.

use std::sync::LazyLock;

use botcamp::discord::coverage::{self, Route};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::http::shown;
use crate::json::{Json, changed, changes, text};
use crate::payloads;

pub static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(coverage::routes);

/// Each route as often as there is something to go wrong.
static OFTEN: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let often = |route: &Route| 1 + payloads::body(route).map_or(0, |body| body.to_string().len() / 100);
    ROUTES
        .iter()
        .flat_map(|route| vec![route.clone(); often(route)])
        .collect()
});

/// A request with names in place of ids: `{channel}`.
#[derive(Clone)]
pub struct Request {
    pub method: String,
    pub target: Vec<u8>,
    pub authorization: &'static str,
    pub kind: Vec<u8>,
    pub body: Vec<u8>,
    pub framing: Framing,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Framing {
    Length,
    Chunked,
    /// It is said to be longer than it is, and then there is nothing more.
    Short,
}

/// How the body is wrapped.
#[derive(Clone, Debug)]
enum Form {
    Json,
    /// Said to be of this kind, whatever it is.
    As(&'static [u8]),
    Address,
    Parts(Parts),
}

/// A form with files. Each of its texts may be wrong.
#[derive(Clone, Debug)]
struct Parts {
    boundary: &'static str,
    files: Vec<(String, String, String)>,
    json_first: bool,
    cut: Option<Index>,
}

impl Request {
    /// The route's own request, as it should be.
    pub fn of(route: &Route) -> Self {
        Self {
            method: route.method.into(),
            target: format!("/api/v10{}", payloads::path(route)).into_bytes(),
            authorization: "Bot {bot_token}",
            kind: b"application/json".to_vec(),
            body: payloads::body(route)
                .map(|body| body.to_string().into_bytes())
                .unwrap_or_default(),
            framing: Framing::Length,
        }
    }

    /// The bytes of it.
    pub fn bytes(&self, filled: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let body = filled(&self.body);
        let mut head = [
            self.method.as_bytes(),
            b" ",
            &filled(&self.target),
            b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n",
        ]
        .concat();
        let mut header =
            |name: &str, value: &[u8]| head.extend([name.as_bytes(), b": ", value, b"\r\n"].concat());
        if !self.authorization.is_empty() {
            header("Authorization", &filled(self.authorization.as_bytes()));
        }
        if !self.kind.is_empty() {
            header("Content-Type", &self.kind);
        }
        let body = match self.framing {
            Framing::Length => {
                header("Content-Length", body.len().to_string().as_bytes());
                body
            }
            Framing::Short => {
                header("Content-Length", (body.len() + 1).to_string().as_bytes());
                body
            }
            Framing::Chunked => {
                header("Transfer-Encoding", b"chunked");
                let chunks = body.chunks(1000);
                let chunks =
                    chunks.map(|it| [format!("{:x}\r\n", it.len()).as_bytes(), it, b"\r\n"].concat());
                chunks.chain([b"0\r\n\r\n".to_vec()]).flatten().collect()
            }
        };
        [head, b"\r\n".to_vec(), body].concat()
    }
}

pub fn request() -> impl Strategy<Value = Request> {
    let route = any::<Index>().prop_map(|index| index.get(&OFTEN).clone());
    (
        route,
        any::<Index>(),
        changes(),
        form(),
        method(),
        path(),
        query(),
        headers(),
    )
        .prop_map(
            |(route, other, changes, form, method, path, query, (prefix, authorization, framing))| {
                let mut request = Request::of(&route);
                let json = match route.path.ends_with("/callback") {
                    // A message is only one answer of several.
                    true => payloads::callbacks()
                        .into_iter()
                        .chain(payloads::body(&route))
                        .collect(),
                    false => payloads::body(&route).into_iter().collect::<Vec<_>>(),
                };
                if !json.is_empty() {
                    let json = changed(Json::from(other.get(&json)), &changes);
                    (request.kind, request.body) = form.write(&json.bytes());
                }
                request.target = target(prefix, &payloads::path(&route), path.as_ref(), &query);
                request.method = method.map_or(request.method, str::to_owned);
                (request.authorization, request.framing) = (authorization, framing);
                request
            },
        )
}

/// Where one part of the path is something else, and what is asked behind it.
fn target(
    prefix: &str,
    path: &str,
    change: Option<&(Index, Vec<u8>)>,
    query: &[(String, String)],
) -> Vec<u8> {
    let mut parts: Vec<Vec<u8>> = path
        .split('/')
        .skip(1)
        .map(|part| part.as_bytes().to_vec())
        .collect();
    if let Some((which, part)) = change {
        let which = which.index(parts.len());
        parts[which].clone_from(part);
    }
    let mut target = prefix.as_bytes().to_vec();
    for part in parts {
        target.push(b'/');
        target.extend(part);
    }
    for (index, (name, value)) in query.iter().enumerate() {
        target.push(if index == 0 { b'?' } else { b'&' });
        target.extend(format!("{name}={}", escaped(value)).bytes());
    }
    target
}

/// As it has to be written in an address. Names of what is there stay.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~{}@".contains(&byte);
    text.bytes()
        .take(2000)
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

fn method() -> impl Strategy<Value = Option<&'static str>> {
    let odd = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW",
    ];
    weighted(0.05, select(odd.to_vec()))
}

/// A part of a path that is not what it should be.
fn path() -> impl Strategy<Value = Option<(Index, Vec<u8>)>> {
    let odd: &[&[u8]] = &[
        b"",
        b"0",
        b"1",
        b"-1",
        b"+1",
        b"abc",
        b"@me",
        b"@original",
        b"18446744073709551615",
        b"18446744073709551616",
        b"..",
        b".",
        b"%2e%2e",
        b"%2F",
        b"%",
        b"%4",
        b"%zz",
        b"%ff",
        b"%C3%28",
        b"%00",
        b"%0d%0aX-Odd:1",
        b"%F0%9F%91%8D",
        b"%EC%95%88%EB%85%95",
        b"\xec\x95\x88",
        b"\xff",
        b"a%3A1",
        b"{guild}",
        b"{user}",
        b"{role}",
        b"{message}",
        b"{open}",
        b"{hook}",
        b"{application}",
        b"{thread}",
        b"{dm}",
        b";",
        b"#",
        b"//",
        b"%252e",
        b"<b>",
        b"\"",
    ];
    let part = prop_oneof![
        9 => select(odd.to_vec()).prop_map(<[u8]>::to_vec),
        1 => text().prop_map(|text| escaped(&text).into_bytes()),
        1 => select(vec![200, 3000, 20_000]).prop_map(|length| b"9".repeat(length)),
    ];
    weighted(0.2, (any::<Index>(), part))
}

fn query() -> impl Strategy<Value = Vec<(String, String)>> {
    let names = [
        "limit",
        "before",
        "after",
        "around",
        "query",
        "wait",
        "thread_id",
        "with_response",
        "with_counts",
        "",
        "x",
    ];
    let values = [
        "",
        "0",
        "1",
        "-1",
        "100",
        "101",
        "1.5",
        "true",
        "TRUE",
        "{message}",
        "{thread}",
        "{user}",
        "18446744073709551616",
    ];
    let value = prop_oneof![3 => select(values.to_vec()).prop_map(str::to_owned), 1 => text()];
    let one = (select(names.to_vec()).prop_map(str::to_owned), value);
    weighted(0.2, vec(one, 1..4)).prop_map(Option::unwrap_or_default)
}

fn headers() -> impl Strategy<Value = (&'static str, &'static str, Framing)> {
    (
        prop_oneof![8 => Just("/api/v10"), 1 => Just("/api/v9"), 1 => Just("/api"), 1 => select(vec!["", "/api/v11", "/API/v10", "/api/v10/"])],
        prop_oneof![20 => Just("Bot {bot_token}"), 1 => select(vec!["", "{bot_token}", "Bot ", "Bearer x", "Bot {open_token}"])],
        prop_oneof![12 => Just(Framing::Length), 3 => Just(Framing::Chunked), 1 => Just(Framing::Short)],
    )
}

fn form() -> impl Strategy<Value = Form> {
    let kinds: &[&[u8]] = &[
        b"",
        b"text/plain",
        b"application/json; charset=utf-8",
        b"application/json;charset=\xff",
        b"APPLICATION/JSON",
        b"application/jsonx",
        b"multipart/form-data",
        b"multipart/form-data; boundary=",
        b"multipart/form-data; boundary=\"x",
        b"multipart/form-data; boundary=nowhere",
        b"application/x-www-form-urlencoded",
        b"application/octet-stream",
        b"a/b/c;;=",
    ];
    let text = prop_oneof![
        5 => select(vec!["hours.txt", "", "a.png", "..", "../../x", "한글 파일.txt", "a\"b", "\u{7f}", "\u{202e}gpj.exe", "<b>.html"])
            .prop_map(str::to_owned),
        1 => text(),
    ];
    let kind = select(vec![
        "",
        "text/plain",
        "image/png",
        "text/html",
        "text/plain; x=\"\u{7f}\"",
        "text/plain; x=\"가\"",
        "/",
        "a",
        "a/b; c=\"d\\\"e\"",
    ]);
    let name = select(vec![
        "files[0]",
        "files[1]",
        "files[0]",
        "file",
        "file7",
        "files[",
        "files[-1]",
        "files[18446744073709551616]",
        "",
        "payload_json",
        "x",
    ]);
    let file = (name.prop_map(str::to_owned), text, kind.prop_map(str::to_owned));
    let parts = (
        select(vec!["x", "----WebKitFormBoundary", "a b"]),
        vec(file, 0..4),
        any::<bool>(),
        weighted(0.3, any::<Index>()),
    );
    prop_oneof![
        12 => Just(Form::Json),
        3 => select(kinds.to_vec()).prop_map(Form::As),
        1 => Just(Form::Address),
        4 => parts.prop_map(|(boundary, files, json_first, cut)| Form::Parts(Parts { boundary, files, json_first, cut })),
    ]
}

impl Form {
    /// The kind that the body is said to be of, and the body.
    fn write(&self, json: &[u8]) -> (Vec<u8>, Vec<u8>) {
        match self {
            Self::Json => (b"application/json".to_vec(), json.to_vec()),
            Self::As(kind) => (kind.to_vec(), json.to_vec()),
            Self::Address => {
                let escaped = json.iter().map(|byte| format!("%{byte:02x}")).collect::<String>();
                (
                    b"application/x-www-form-urlencoded".to_vec(),
                    format!("payload_json={escaped}").into_bytes(),
                )
            }
            Self::Parts(parts) => parts.write(json),
        }
    }
}

impl Parts {
    fn write(&self, json: &[u8]) -> (Vec<u8>, Vec<u8>) {
        let part = |head: String, body: &[u8]| {
            [
                format!(
                    "--{}\r\nContent-Disposition: form-data; {head}\r\n\r\n",
                    self.boundary
                )
                .as_bytes(),
                body,
                b"\r\n",
            ]
            .concat()
        };
        let files = self.files.iter().map(|(name, file, kind)| {
            let kind = if kind.is_empty() {
                String::new()
            } else {
                format!("\r\nContent-Type: {kind}")
            };
            part(format!("name=\"{name}\"; filename=\"{file}\"{kind}"), b"07:00")
        });
        let files: Vec<u8> = files.flatten().collect();
        let json = part("name=\"payload_json\"".into(), json);
        let (first, second) = if self.json_first {
            (json, files)
        } else {
            (files, json)
        };
        let mut body = [first, second, format!("--{}--\r\n", self.boundary).into_bytes()].concat();
        if let Some(cut) = self.cut {
            body.truncate(cut.index(body.len()));
        }
        (
            format!("multipart/form-data; boundary={}", self.boundary).into_bytes(),
            body,
        )
    }
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "{} {} ({}, {:?})",
            self.method,
            shown(&self.target),
            self.authorization,
            self.framing
        )?;
        write!(f, "{}: {}", shown(&self.kind), shown(&self.body))
    }
}
