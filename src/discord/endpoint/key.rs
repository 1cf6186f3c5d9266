//! The application's key: what is sent to its endpoint is signed with it. `interactions/overview` (Validating security request
//! headers)

use std::fmt::Write;

use ring::signature::{Ed25519KeyPair, KeyPair};

/// Bytes of an Ed25519 seed. RFC 8032, 5.1.5
const SEED: usize = 32;

pub struct Key(Ed25519KeyPair);

impl Key {
    pub fn random() -> Self {
        let seed: [u8; SEED] = rand::random();
        #[allow(clippy::expect_used, reason = "every seed of this length is one")]
        Self(Ed25519KeyPair::from_seed_unchecked(&seed).expect("a seed of 32 bytes"))
    }

    /// What a bot checks signatures with, in hexadecimal: `verify_key` of the application.
    pub fn public(&self) -> String {
        hex(self.0.public_key().as_ref())
    }

    /// The signature of a body that is sent at this time, in hexadecimal.
    pub fn sign(&self, timestamp: &str, body: &[u8]) -> String {
        let signed = [timestamp.as_bytes(), body].concat();
        hex(self.0.sign(&signed).as_ref())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
