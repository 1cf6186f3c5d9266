macro_rules! twice {
    ($($it:tt)*) => { twice!($($it)* $($it)*) };
}

fn main() {
    twice!(1);
}
