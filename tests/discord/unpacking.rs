//! How a client reads compressed frames, with libraries that others keep. `events/gateway` (Encoding and compression)

use std::io::{Read, Write};

use flate2::read::ZlibDecoder;
use flate2::write::ZlibDecoder as ZlibStream;
use ruzstd::decoding::StreamingDecoder;

/// Of zstd: nothing, and the end of it. RFC 8878 (Blocks)
const LAST_BLOCK: [u8; 3] = [1, 0, 0];

/// What was agreed on as a client connected.
pub enum Unpacking {
    /// Each frame by itself, if it is compressed at all.
    Frames,
    /// All frames are parts of one stream.
    Zlib(ZlibStream<Vec<u8>>),
    /// The same; the decoder at hand reads only streams that end, so it reads all that came so far, with an end put to it.
    Zstd { came: Vec<u8>, read: usize },
}

impl Unpacking {
    pub fn of(query: &str) -> Self {
        if query.contains("zlib-stream") {
            Self::Zlib(ZlibStream::new(Vec::new()))
        } else if query.contains("zstd-stream") {
            Self::Zstd {
                came: Vec::new(),
                read: 0,
            }
        } else {
            Self::Frames
        }
    }

    pub fn unpack(&mut self, frame: &[u8]) -> Vec<u8> {
        match self {
            Self::Frames => {
                let mut bytes = Vec::new();
                ZlibDecoder::new(frame).read_to_end(&mut bytes).unwrap();
                bytes
            }
            Self::Zlib(stream) => {
                assert!(frame.ends_with(&[0, 0, 0xff, 0xff]), "Z_SYNC_FLUSH");
                stream.write_all(frame).unwrap();
                stream.flush().unwrap();
                std::mem::take(stream.get_mut())
            }
            Self::Zstd { came, read } => {
                came.extend(frame);
                let ended = [came.as_slice(), &LAST_BLOCK].concat();
                let mut bytes = Vec::new();
                let mut decoder = StreamingDecoder::new(ended.as_slice()).unwrap();
                decoder.read_to_end(&mut bytes).unwrap();
                let new = bytes.split_off(*read);
                *read += new.len();
                new
            }
        }
    }
}
