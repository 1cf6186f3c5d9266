#![allow(unsafe_code)]

#[cfg(target_os = "linux")]
mod stolen;

#[cfg(target_os = "linux")]
fn main() {
    stolen::run();
    println!("I could not steal it.");
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("There is no such assembler here.");
}
