use std::io::Write;

use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    let mut out = std::io::stdout().lock();
    out.write_all(b"\xff\xfe\x00\x1b[2J\x1b]0;100 points\x07\x1b[31m::error::all is well\r::add-mask::e\n")?;
    out.write_all("\u{202e}stniop 001\u{feff}\n".as_bytes())?;
    out.flush()?;
    drop(out);
    super::mute()
}
