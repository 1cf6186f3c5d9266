include!(concat!(env!("OUT_DIR"), "/main.rs"));
