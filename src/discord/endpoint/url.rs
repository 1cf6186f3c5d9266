//! The address of an endpoint, and whether it may be one.

use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;

use axum::http::Uri;

use super::failure::Failure;

/// An address that interactions can be sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    text: String,
    host: String,
    port: u16,
    /// With what stands behind the `?`.
    path: String,
}

/// Why an address cannot be that of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoUrl {
    /// It is not of the form of one.
    #[error("Not a well formed URL.")]
    Form,
    /// It does not begin with `http://`. Discord itself takes `https://` alone, where the offline Discord needs none.
    #[error("the offline Discord speaks http alone: give the address as http://…")]
    Scheme,
}

impl FromStr for Url {
    type Err = NoUrl;

    fn from_str(text: &str) -> Result<Self, NoUrl> {
        let uri: Uri = text.parse().map_err(|_| NoUrl::Form)?;
        match uri.scheme_str() {
            Some("http") => {}
            Some(_) => return Err(NoUrl::Scheme),
            None => return Err(NoUrl::Form),
        }
        let host = uri.host().filter(|host| !host.is_empty()).ok_or(NoUrl::Form)?;
        Ok(Self {
            text: text.to_owned(),
            host: host.to_owned(),
            port: uri.port_u16().unwrap_or(80),
            path: uri.path_and_query().map_or("/".into(), ToString::to_string),
        })
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Url {
    /// `127.0.0.1:3000`, as the request's `Host` says it.
    pub fn authority(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where it is: on this machine, unless `anywhere` will do.
    pub async fn addresses(&self, anywhere: bool) -> Result<Vec<SocketAddr>, Failure> {
        let name = self.host.trim_start_matches('[').trim_end_matches(']');
        let found = tokio::net::lookup_host((name, self.port)).await;
        let found = found.map_err(|source| Failure::NotThere(source.into()))?;
        let (here, elsewhere): (Vec<_>, Vec<_>) = found.partition(|address| address.ip().is_loopback());
        match (here.is_empty(), anywhere) {
            (true, false) => Err(Failure::Elsewhere),
            (_, true) => Ok([here, elsewhere].concat()),
            (false, false) => Ok(here),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_endpoints() {
        let url: Url = "http://localhost:3000/interactions?v=1".parse().unwrap();
        assert_eq!(url.authority(), "localhost:3000");
        assert_eq!(url.path(), "/interactions?v=1");
        let url: Url = "http://[::1]".parse().unwrap();
        assert_eq!((url.authority().as_str(), url.path()), ("[::1]:80", "/"));
        for (text, why) in [
            ("", NoUrl::Form),
            ("/interactions", NoUrl::Form),
            ("localhost:3000", NoUrl::Form),
            ("http://", NoUrl::Form),
            ("https://localhost", NoUrl::Scheme),
        ] {
            assert_eq!(text.parse::<Url>(), Err(why), "{text}");
        }
    }

    #[tokio::test]
    async fn what_is_not_on_this_machine_is_not_reached() {
        let url: Url = "http://192.0.2.1/".parse().unwrap();
        assert!(matches!(url.addresses(false).await, Err(Failure::Elsewhere)));
        assert_eq!(url.addresses(true).await.unwrap().len(), 1);
    }
}
