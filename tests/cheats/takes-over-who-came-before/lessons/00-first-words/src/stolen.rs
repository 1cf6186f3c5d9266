//! The program that was built in this place before, as bytes, and how it is run without a file.

use std::ffi::{CString, c_char, c_int, c_uint, c_void};
use std::os::unix::ffi::OsStringExt;

std::arch::global_asm!(
    ".pushsection .rodata",
    ".globl stolen_begin",
    "stolen_begin:",
    concat!(
        ".incbin \"",
        env!("CARGO_MANIFEST_DIR"),
        "/../../../target/debug/lesson-00-first-words\""
    ),
    ".globl stolen_end",
    "stolen_end:",
    ".popsection",
);

unsafe extern "C" {
    static stolen_begin: u8;
    static stolen_end: u8;
    fn memfd_create(name: *const c_char, flags: c_uint) -> c_int;
    fn write(file: c_int, bytes: *const c_void, count: usize) -> isize;
    fn fexecve(file: c_int, args: *const *const c_char, env: *const *const c_char) -> c_int;
}

pub fn run() {
    let args: Vec<_> = std::env::args_os()
        .filter_map(|it| CString::new(it.into_vec()).ok())
        .collect();
    let mut args: Vec<*const c_char> = args.iter().map(|it| it.as_ptr()).collect();
    args.push(std::ptr::null());
    let env = [std::ptr::null()];
    unsafe {
        let begin = &raw const stolen_begin;
        let length = (&raw const stolen_end).offset_from(begin) as usize;
        let file = memfd_create(c"x".as_ptr(), 0);
        let mut done = 0;
        while done < length {
            let count = write(file, begin.add(done).cast(), length - done);
            if count <= 0 {
                break;
            }
            done += count as usize;
        }
        fexecve(file, args.as_ptr(), env.as_ptr());
    }
}
