//! The command line door: `gomaplab run | check | trace | explore | link`.

fn main() {
    println!("gomaplab");
}
