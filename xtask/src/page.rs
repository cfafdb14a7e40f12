//! Building and serving the page with Trunk.

use crate::command::{Result, Run, root};
use crate::tools;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread::sleep;
use std::time::{Duration, Instant};

const FIRST_PORT: u16 = 8080;

/// Builds the page as it is published, into `dist/`.
pub fn build() -> Result {
    tools::for_page()?;
    trunk(&["build", "--release"]).go()
}

/// Records in a browser what the page's Wasm does without until its first run is shown: `www/later.txt`.
pub fn first() -> Result {
    tools::for_page()?;
    let whole = root().join("target").join("whole-page.wasm");
    let whole = whole.to_string_lossy();
    trunk(&["build", "--release"]).env("GOMAPLAB_KEEP_WHOLE", &whole).go()?;
    let run = Run::new("node", &["www/first.mjs", &whole]);
    match tools::chromium()? {
        Some(path) => run.env("CHROMIUM", &path).go(),
        None => run.go(),
    }
}

/// Trunk; every tool it needs is already on the path in the version that Trunk.toml names, so it downloads none.
fn trunk(arguments: &[&str]) -> Run {
    let mut all = vec!["--skip-version-check"];
    all.extend(arguments);
    // `NO_COLOR=1`, which some terminals set, is not the boolean that Trunk wants.
    Run::new("trunk", &all).env("NO_COLOR", "true")
}

/// Builds, serves, prints the address once the page answers, and builds again when a file changes.
pub fn serve(arguments: &[String]) -> Result {
    let port = match arguments.iter().position(|argument| argument == "--port") {
        Some(at) => {
            let text = arguments.get(at + 1).ok_or("--port needs a number")?;
            text.parse().map_err(|_| format!("--port {text}: not a port"))?
        }
        None => free_port().ok_or("no free port from 8080 to 8179")?,
    };
    tools::for_page()?;
    let port_text = port.to_string();
    let mut command = vec!["serve", "--address", "127.0.0.1", "--port", &port_text];
    if !arguments.iter().any(|argument| argument == "--dev") {
        command.push("--release");
    }
    let mut child = trunk(&command).start()?;
    let start = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Err(format!("trunk serve ended ({status})"));
        }
        if answers(port) {
            break;
        }
        sleep(Duration::from_millis(200));
    }
    println!(
        "\n  Go Map Lab is at http://127.0.0.1:{port}/  (ready after {} s)\n",
        start.elapsed().as_secs()
    );
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("trunk serve ended ({status})")),
        Err(error) => Err(format!("trunk serve: {error}")),
    }
}

fn free_port() -> Option<u16> {
    (FIRST_PORT..FIRST_PORT + 100).find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
}

/// Whether the page itself, not only the port, answers.
fn answers(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else { return false };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
    let request = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    let mut reply = String::new();
    stream.write_all(request.as_bytes()).is_ok()
        && stream.read_to_string(&mut reply).is_ok()
        && reply.starts_with("HTTP/1.1 200")
}
