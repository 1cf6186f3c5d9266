pub mod english;
