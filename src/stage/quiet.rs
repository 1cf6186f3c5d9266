//! Failing without the harness's noise: a test that the stage ends prints the stage's own text and nothing else, not with
//! `RUST_BACKTRACE=1` either.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Ends the test that runs in this thread as failed, after `text` was printed. Unwinding past the panic hook, as
/// `resume_unwind` does, is what leaves no "thread panicked at", no frames and no advice about them.
pub(super) fn fail(text: &str) -> ! {
    // Standard output is what libtest keeps and shows beside the name of a test that failed.
    println!("\n{text}");
    panic::resume_unwind(Box::new("the task is not passed; the text above says why"))
}

/// Whether `act` runs to its end; if it panics, its message is not printed.
pub(super) fn holds(act: impl FnOnce()) -> bool {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                loud(info);
            }
        }));
    });
    QUIET.set(true);
    let held = panic::catch_unwind(AssertUnwindSafe(act)).is_ok();
    QUIET.set(false);
    held
}
