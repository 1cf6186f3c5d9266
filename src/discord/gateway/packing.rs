//! How the frames to a client are packed. `events/gateway` (Encoding and compression)

use std::io::{self, Write};
use std::mem;

use axum::extract::ws::Message;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::discord::rules;

pub enum Packing {
    Plain,
    /// Large payloads are compressed, each by itself: a client asks for it as it identifies.
    Payload,
    /// One stream of zlib for the whole connection; each frame is what a flush adds to it.
    ZlibStream(ZlibEncoder<Vec<u8>>),
    /// The same with zstd.
    ZstdStream(Zstd),
}

impl Packing {
    /// What `?compress=…` asks for; `None` if there is no such thing.
    pub fn of_transport(compress: Option<&str>) -> Option<Self> {
        Some(match compress {
            None | Some("") => Self::Plain,
            Some("zlib-stream") => Self::ZlibStream(ZlibEncoder::new(Vec::new(), Compression::fast())),
            Some("zstd-stream") => Self::ZstdStream(Zstd::default()),
            Some(_) => return None,
        })
    }

    /// «Payload compression will be disabled if you use transport compression.»
    pub fn compress_payloads(&mut self) {
        if matches!(self, Self::Plain) {
            *self = Self::Payload;
        }
    }

    pub fn pack(&mut self, text: String) -> io::Result<Message> {
        let packed = match self {
            Self::Payload if text.len() > rules::COMPRESSED_PAYLOAD => {
                let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
                encoder.write_all(text.as_bytes())?;
                encoder.finish()?
            }
            Self::Plain | Self::Payload => return Ok(Message::Text(text.into())),
            Self::ZlibStream(encoder) => {
                encoder.write_all(text.as_bytes())?;
                // Z_SYNC_FLUSH
                encoder.flush()?;
                mem::take(encoder.get_mut())
            }
            Self::ZstdStream(zstd) => zstd.pack(text.as_bytes()),
        };
        Ok(Message::Binary(packed.into()))
    }
}

/// One endless frame of zstd, whose blocks are stored as they are: on loopback nothing is won by making them smaller, and
/// zstd's own library, in C, would take a student's first build as long as everything else that a bot needs.
/// RFC 8878 (Frames, Blocks)
#[derive(Default)]
pub struct Zstd {
    has_begun: bool,
}

impl Zstd {
    const MAGIC: [u8; 4] = 0xfd2f_b528_u32.to_le_bytes();
    /// Neither a checksum nor a size nor a dictionary, and a window of 128 KiB, which is also the largest block.
    const HEADER: [u8; 2] = [0, 7 << 3];
    const BLOCK: usize = 128 * 1024;

    fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut packed = Vec::with_capacity(bytes.len() + 16);
        if !self.has_begun {
            self.has_begun = true;
            packed.extend(Self::MAGIC);
            packed.extend(Self::HEADER);
        }
        for block in bytes.chunks(Self::BLOCK) {
            // 24 bits: not the last one, stored, and its length. BLOCK is far below what they hold.
            let header = (block.len() as u32) << 3;
            packed.extend(&header.to_le_bytes()[..3]);
            packed.extend(block);
        }
        packed
    }
}
