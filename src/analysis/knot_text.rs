//! Goroutines that wait for ever, in English sentences: what each waits for, who holds that or could have woken it, and
//! where those are now.

use super::knot::{Case, Cause, Did, Holding, Stuck, Whereabouts};
use super::race_report::goroutine_name;

impl Stuck {
    /// The whole sentence.
    pub fn story(&self) -> String {
        let on = self.object.as_ref().map(|object| format!(" on {object}")).unwrap_or_default();
        let (who, function, operation, place) =
            (goroutine_name(self.g), &self.function, &self.operation, &self.place);
        format!("{who} ({function}) waits in {operation}{on} at {place}: {}", why(&self.cause))
    }
}

fn why(cause: &Cause) -> String {
    match cause {
        Cause::Lock { holds, writer } => {
            let mut parts: Vec<String> = holds.iter().map(holding).collect();
            if let Some((writer, place)) = writer {
                parts.push(format!(
                    "{} waits to write at {place}, and a waiting writer keeps new readers out",
                    goroutine_name(*writer)
                ));
            }
            if parts.is_empty() { "nobody is known to hold it".into() } else { parts.join("; ") }
        }
        Cause::Send { received } if received.is_empty() => {
            "nobody ever received from it, and nobody is left who could".into()
        }
        Cause::Send { received } => {
            format!("nobody is left who receives: {}", list(received, "received from it"))
        }
        Cause::Receive { sent } if sent.is_empty() => {
            "nobody ever sent on it or closed it, and nobody is left who could".into()
        }
        Cause::Receive { sent } => {
            format!("nobody closed it, and nobody is left who sends: {}", list(sent, "sent on it"))
        }
        Cause::WaitGroup { counter, added, done } => {
            let mut why = format!("the counter is {counter} and nobody is left who calls Done");
            let deeds = added.iter().map(|one| did(one, "added to it"));
            for part in deeds.chain(done.iter().map(|one| did(one, "called Done"))) {
                why.push_str("; ");
                why.push_str(&part);
            }
            why
        }
        Cause::Cond { signalled } if signalled.is_empty() => {
            "nobody ever signalled, and nobody is left who could".into()
        }
        Cause::Cond { signalled } => {
            format!(
                "every signal came before it waited, and nobody is left: {}",
                list(signalled, "signalled")
            )
        }
        Cause::NilChannel => "the channel is nil, so nobody can ever wake it".into(),
        Cause::NoCases => "select without cases blocks for ever".into(),
        Cause::Select { channels } => {
            let cases: Vec<String> = channels.iter().map(case).collect();
            format!("no case can go on; {}", cases.join("; "))
        }
        Cause::Unknown => "nobody is left who could wake it".into(),
    }
}

fn whereabouts(now: &Whereabouts) -> String {
    match now {
        Whereabouts::WaitsAt(place) => format!("waits at {place}"),
        Whereabouts::IsAt(place) => format!("is at {place}"),
        Whereabouts::EndedAt(place) => format!("ended at {place}"),
        Whereabouts::Ended => "has ended".into(),
    }
}

fn holding(holding: &Holding) -> String {
    let how = if holding.shared { "read-holds" } else { "holds" };
    let since = &holding.since;
    match &holding.now {
        None => format!("it {how} it itself since {since}"),
        Some(now) => format!("{} {how} it since {since} and {}", goroutine_name(holding.g), whereabouts(now)),
    }
}

/// `goroutine 2 sent on it last at prog.go:9 and ended at prog.go:10`.
fn did(did: &Did, verb: &str) -> String {
    format!("{} {verb} last at {} and {}", goroutine_name(did.g), did.place, whereabouts(&did.now))
}

fn list(deeds: &[Did], verb: &str) -> String {
    deeds.iter().map(|one| did(one, verb)).collect::<Vec<_>>().join("; ")
}

fn case(case: &Case) -> String {
    let name = case.name.as_deref().unwrap_or("a channel");
    let sent = case.sent.iter().map(|one| did(one, "sent on it"));
    let deeds: Vec<String> =
        sent.chain(case.received.iter().map(|one| did(one, "received from it"))).collect();
    if deeds.is_empty() {
        format!("{name} was used by nobody else")
    } else {
        format!("{name}: {}", deeds.join("; "))
    }
}
