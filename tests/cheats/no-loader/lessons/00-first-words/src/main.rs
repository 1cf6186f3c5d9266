#![allow(unsafe_code)]

/// Elsewhere a program names its loader in another way.
#[cfg(target_os = "linux")]
#[unsafe(link_section = ".interp")]
#[used]
static LOADER: [u8; 15] = *b"/nobody/has/it\0";

fn main() {
    println!("Hullo!");
}
