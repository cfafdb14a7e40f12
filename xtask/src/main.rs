//! `cargo xtask`: the project's commands. Standard library only, so that the first command starts at once.

fn main() {
    println!("usage: cargo xtask serve | test");
}
