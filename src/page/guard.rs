//! Who may speak to the page's server: the page itself, and nobody else in the browser.
//!
//! Another page could send requests here, under this name (its own origin then stands in `Origin`) or under a name of its own
//! that leads to 127.0.0.1 (which then stands in `Host`). And it does not know the key.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

/// What a request must carry.
pub struct Guard {
    port: u16,
    key: String,
}

impl Guard {
    pub fn new(port: u16) -> Guard {
        let key = format!("{:032x}", rand::random::<u128>());
        Guard { port, key }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.key)
    }

    /// Whether a request may be answered at all.
    pub fn admits(&self, headers: &HeaderMap, key: &str) -> Result<(), StatusCode> {
        let said = |name| {
            headers
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
        };
        if !said(header::HOST).is_some_and(|host| self.is_here(host)) {
            return Err(StatusCode::FORBIDDEN);
        }
        let origin = headers.contains_key(header::ORIGIN).then(|| said(header::ORIGIN));
        if origin.is_some_and(|origin| !origin.is_some_and(|origin| self.is_own(origin))) {
            return Err(StatusCode::FORBIDDEN);
        }
        // No difference is told between a wrong key and a wrong place.
        if key != self.key {
            return Err(StatusCode::NOT_FOUND);
        }
        Ok(())
    }

    /// A websocket is opened by browsers with an origin, and no other rule keeps other pages from it.
    pub fn admits_socket(&self, headers: &HeaderMap, key: &str) -> Result<(), StatusCode> {
        self.admits(headers, key)?;
        match headers.contains_key(header::ORIGIN) {
            true => Ok(()),
            false => Err(StatusCode::FORBIDDEN),
        }
    }

    fn is_here(&self, host: &str) -> bool {
        let port = host
            .strip_prefix("127.0.0.1:")
            .or(host.strip_prefix("localhost:"));
        port.is_some_and(|port| port.parse() == Ok(self.port))
    }

    fn is_own(&self, origin: &str) -> bool {
        origin
            .strip_prefix("http://")
            .is_some_and(|host| self.is_here(host))
    }

    /// What every answer carries. Nothing runs or is shown that does not come from here, and nobody is told of the address.
    pub fn headers(&self) -> [(HeaderName, HeaderValue); 6] {
        const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; \
                              media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
                              frame-ancestors 'none'";
        [
            (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
            (
                header::X_CONTENT_TYPE_OPTIONS,
                HeaderValue::from_static("nosniff"),
            ),
            (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (
                HeaderName::from_static("cross-origin-opener-policy"),
                HeaderValue::from_static("same-origin"),
            ),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                HeaderValue::from_static("same-origin"),
            ),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(host: &str, origin: Option<&str>, key: &str) -> Result<(), StatusCode> {
        let guard = Guard {
            port: 4000,
            key: "k3y".into(),
        };
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        guard.admits(&headers, key)
    }

    #[test]
    fn only_the_page_itself_is_answered() {
        let own = Some("http://127.0.0.1:4000");
        assert_eq!(asked("127.0.0.1:4000", None, "k3y"), Ok(()));
        assert_eq!(asked("localhost:4000", own, "k3y"), Ok(()));
        for (host, origin) in [
            ("evil.example:4000", None),
            ("127.0.0.1:4001", None),
            ("127.0.0.1", None),
            ("127.0.0.1:4000", Some("http://evil.example")),
            ("127.0.0.1:4000", Some("https://127.0.0.1:4000")),
            ("127.0.0.1:4000", Some("http://127.0.0.1:4001")),
            ("127.0.0.1:4000", Some("null")),
        ] {
            let refused = Err(StatusCode::FORBIDDEN);
            assert_eq!(asked(host, origin, "k3y"), refused, "{host} {origin:?}");
        }
        assert_eq!(asked("127.0.0.1:4000", own, "key"), Err(StatusCode::NOT_FOUND));
    }

    #[test]
    fn a_socket_needs_an_origin() {
        let guard = Guard::new(4000);
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "127.0.0.1:4000".parse().unwrap());
        let refused = Err(StatusCode::FORBIDDEN);
        assert_eq!(guard.admits_socket(&headers, &guard.key), refused);
        headers.insert(header::ORIGIN, "http://127.0.0.1:4000".parse().unwrap());
        assert_eq!(guard.admits_socket(&headers, &guard.key), Ok(()));
    }
}
