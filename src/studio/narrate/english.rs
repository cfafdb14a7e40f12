//! The story in English.

use super::{Scene, Sentence, is_changed, tag_name, word_text};
use crate::event::{
    BlockWord, CallEvent, ChanEvent, DeferEvent, Event, Gid, IoEvent, LastRead, MapEvent, MapOp, MapStage,
    MapWord, Outcome, PanicEvent, SchedEvent, Stream, SyncEvent, SyncOp, TimerEvent, Wait,
};
use crate::studio::view::Rich;

fn told(what: Rich) -> Sentence {
    Sentence { what, why: Rich::new() }
}

fn by(g: Gid) -> Rich {
    if g.0 == 0 { Rich::new().text("The clock") } else { Rich::new().goroutine(g.0) }
}

pub(super) fn plain(g: Gid, source: &str, operand: bool) -> Sentence {
    let verb = if operand { " evaluates " } else { " executes " };
    told(by(g).text(verb).code(source).text("."))
}

pub(super) fn in_library(g: Gid, func: &str) -> Sentence {
    Sentence {
        what: by(g).text(" is inside ").code(func).text("."),
        why: Rich::new()
            .text("The code of this package is the lab's own. It gives what Go's gives, by other steps."),
    }
}

pub(super) fn sentence(scene: &Scene<'_>, g: Gid, event: &Event) -> Sentence {
    match event {
        Event::Sched(event) => sched(scene, g, event),
        Event::Call(event) => call(scene, g, event),
        Event::Defer(event) => defer(scene, g, event),
        Event::Panic(event) => panic(scene, g, event),
        Event::Map(event) => map(scene, g, event),
        Event::Chan(event) => chan(scene, g, event),
        Event::Sync(event) => sync(scene, g, event),
        Event::Io(IoEvent::Write { stream, .. }) => told(by(g).text(match stream {
            Stream::Stdout => " prints to standard output.",
            Stream::Stderr => " prints to standard error.",
        })),
        Event::Timer(event) => timer(g, event),
    }
}

fn sched(scene: &Scene<'_>, g: Gid, event: &SchedEvent) -> Sentence {
    match event {
        SchedEvent::Created { g: child, func } => Sentence {
            what: by(g).text(" starts ").goroutine(child.0).text(", which will run ").code(&scene.func(*func)).text("."),
            why: Rich::new().text(
                "A go statement makes a goroutine runnable and goes on at once. When it runs is for the scheduler to say.",
            ),
        },
        SchedEvent::Parked { wait } => parked(scene, g, *wait),
        SchedEvent::Ready { g: other, by_timer } => told(if *by_timer {
            Rich::new().text("A timer makes ").goroutine(other.0).text(" runnable.")
        } else {
            by(g).text(" makes ").goroutine(other.0).text(" runnable again.")
        }),
        SchedEvent::Yielded { handoff: true } => told(by(g).text(
            " gives way to the goroutine that it woke: it stays runnable, at the end of its P's own queue.",
        )),
        SchedEvent::Yielded { handoff: false } => told(by(g).text(" yields: it stays runnable and goes to the end of the queue.")),
        SchedEvent::Exited => told(by(g).text(" ends.")),
    }
}

fn parked(scene: &Scene<'_>, g: Gid, wait: Wait) -> Sentence {
    let name = |addr| (scene.name_of)(addr);
    let what = by(g);
    let what = match wait {
        Wait::ChanRecv(at) => {
            what.text(" waits to receive from ").code(&name(at)).text(": nothing is there yet.")
        }
        Wait::ChanSend(at) => {
            what.text(" waits to send on ").code(&name(at)).text(": there is no room and no receiver.")
        }
        Wait::ChanRecvNil => what.text(" receives from a nil channel and waits for ever."),
        Wait::ChanSendNil => what.text(" sends on a nil channel and waits for ever."),
        Wait::Select => what.text(" waits in select: no case is ready."),
        Wait::SelectNoCases => what.text(" waits for ever: a select without cases."),
        Wait::Mutex(at) => what.text(" waits for the mutex ").code(&name(at)).text("."),
        Wait::RwMutexRLock(at) => {
            what.text(" waits to read-lock ").code(&name(at)).text(": a writer holds it or waits for it.")
        }
        Wait::RwMutexLock(at) => what.text(" waits until the readers have left ").code(&name(at)).text("."),
        Wait::WaitGroup(at) => what.text(" waits until ").code(&name(at)).text(" has counted down to zero."),
        Wait::Cond(at) => what.text(" waits on the condition ").code(&name(at)).text("."),
        Wait::Sleep => what.text(" sleeps."),
        Wait::Semacquire(_) => what.text(" waits for a semaphore."),
        Wait::Coroutine => what.text(" waits for the other side of its iterator."),
        Wait::SynctestRun => what.text(" waits for the bubble to end."),
        Wait::SynctestWait => what.text(" waits until the others in the bubble are blocked."),
        Wait::PanicWait | Wait::PutOff => {
            what.text(" has returned and waits for another goroutine's panic: it runs deferred functions.")
        }
    };
    told(what)
}

fn call(scene: &Scene<'_>, g: Gid, event: &CallEvent) -> Sentence {
    match event {
        CallEvent::Enter { func, .. } => told(by(g).text(" calls ").code(&scene.func(*func)).text(".")),
        CallEvent::Leave { func, .. } => told(by(g).text(" returns from ").code(&scene.func(*func)).text(".")),
        CallEvent::StackGrown { from, to } => Sentence {
            what: by(g).text(&format!("'s stack grows from {from} to {to} bytes.")),
            why: Rich::new().text(
                "The runtime copies the whole stack to a larger place and moves every pointer into it, those of the defer records too.",
            ),
        },
    }
}

fn defer(scene: &Scene<'_>, g: Gid, event: &DeferEvent) -> Sentence {
    match event {
        DeferEvent::Pushed { site, .. } => Sentence {
            what: by(g).text(" defers ").code(&scene.site(*site)).text("."),
            why: Rich::new()
                .text("Function and arguments are evaluated now; the call comes when the function ends."),
        },
        DeferEvent::Run { site, panicking: None, .. } => {
            told(by(g).text(" returns, and runs the deferred ").code(&scene.site(*site)).text("."))
        }
        DeferEvent::Run { site, panicking: Some(_), .. } => Sentence {
            what: by(g).text(" is panicking, and runs the deferred ").code(&scene.site(*site)).text("."),
            why: Rich::new().text("It runs on top of the stack. The frames that panicked are still there."),
        },
        DeferEvent::Done { site, .. } => {
            told(by(g).text(" is done with the deferred ").code(&scene.site(*site)).text("."))
        }
    }
}

fn panic(scene: &Scene<'_>, g: Gid, event: &PanicEvent) -> Sentence {
    match event {
        PanicEvent::Raised { id } => Sentence {
            what: by(g).text(" panics: ").code(&scene.panic_value(g, *id)).text("."),
            why: Rich::new().text("Now its deferred functions run, from the innermost frame outwards. One of them may recover."),
        },
        PanicEvent::Visit { .. } => told(by(g).text("'s panic looks one frame further out: nothing deferred here.")),
        PanicEvent::Recovered { id } => Sentence {
            what: by(g).text(" recovers: ").code("recover()").text(" returns ").code(&scene.panic_value(g, *id)).text("."),
            why: Rich::new().text(
                "It is called directly by a deferred function that this panic runs. The panic stops when that function returns.",
            ),
        },
        PanicEvent::RecoverNil => Sentence {
            what: by(g).code(" recover()").text(" returns nil."),
            why: Rich::new().text("There is no panic of this goroutine that this function was deferred to meet."),
        },
        PanicEvent::Unwound { .. } => {
            told(by(g).text("'s frames above the recovering function's owner are dropped; that function returns as usual."))
        }
        PanicEvent::Aborted { .. } => told(by(g).text("'s older panic is forgotten.")),
        PanicEvent::Goexit => told(by(g).text(" ends by ").code("runtime.Goexit").text("; its deferred functions run first.")),
        PanicEvent::Uncaught { id } => Sentence {
            what: Rich::new().text("Nothing recovered ").goroutine(g.0).text("'s panic ").code(&scene.panic_value(g, *id)).text("."),
            why: Rich::new().text("The program dies with exit code 2. Other goroutines' deferred functions do not run."),
        },
        PanicEvent::Fatal(fatal) => Sentence {
            what: by(g).text(" meets a fatal error: ").strong(fatal.text()).text("."),
            why: Rich::new().text(
                "A fatal error is not a panic: no deferred function runs in any goroutine, and recover is never asked. The process exits with code 2.",
            ),
        },
    }
}

fn operation(op: MapOp) -> &'static str {
    match op {
        MapOp::Access | MapOp::AccessOk => "reading",
        MapOp::Assign => "writing",
        MapOp::Delete => "deleting from",
        MapOp::IterInit | MapOp::IterNext => "iterating over",
        MapOp::Clear => "clearing",
        MapOp::Clone => "cloning",
        MapOp::Make => "making",
        MapOp::Len => "measuring",
    }
}

fn map(scene: &Scene<'_>, g: Gid, event: &MapEvent) -> Sentence {
    let classic = scene.profile.classic_map();
    let flag = if classic { "hashWriting" } else { "writing" };
    let name = (scene.name_of)(event.map);
    let doing = |rich: Rich| rich.text(", ").text(operation(event.op)).text(" ").code(&name).text(", ");
    let detail = event.detail;
    let place = if classic { "cell" } else { "slot" };
    let writes = matches!(event.op, MapOp::Assign | MapOp::Delete | MapOp::Clear);
    let copied = |part: &str| match (classic, event.op) {
        (_, MapOp::Clone) => format!("copies the {part} of {place} {detail}."),
        (true, _) => format!("reads the {part} in cell {detail} of the old bucket, to copy it."),
        (false, _) => {
            format!("copies the {part} of slot {detail} to the new table, which nobody else sees yet.")
        }
    };
    let what = by(g);
    match event.stage {
        MapStage::Empty => Sentence {
            what: doing(what).text("finds it empty and is done."),
            why: Rich::new().text("An empty map is left before the flag is looked at: no fault is possible here."),
        },
        MapStage::NotEmpty => Sentence {
            what: doing(what).text(&format!("reads the count: {detail}, so it is not empty.")),
            why: Rich::new().text("A plain load, apart from the one of the flag that follows. On an empty map the operation would end here."),
        },
        MapStage::Check => Sentence {
            what: doing(what).text("looks at ").code(flag).text("."),
            why: Rich::new().text("A plain load of one byte. If another goroutine is writing at this very moment, the program dies."),
        },
        MapStage::Hash => told(doing(what).text("hashes the key.")),
        MapStage::LoadFlag => Sentence {
            what: doing(what).text("loads the flag byte, to set ").code(flag).text("."),
            why: Rich::new().text("Load, change, store are three plain instructions; another goroutine can come between."),
        },
        MapStage::SetFlag => Sentence {
            what: doing(what).text("stores the flag byte: ").code(flag).text(" is now on."),
            why: Rich::new().text("Whoever looks at the flag from now on sees a write under way."),
        },
        MapStage::Allocate => told(doing(what).text(if classic { "allocates the first bucket." } else { "allocates the first group." })),
        MapStage::Grow => told(doing(what).text(if classic {
            "starts to grow: a new bucket array; the old one is emptied bit by bit by later writes."
        } else {
            "grows: every entry moves to a larger table, at once."
        })),
        MapStage::Prune => told(doing(what).text("looks for tombstones that can be cleared away to make room without growing.")),
        MapStage::FreeTag => {
            told(doing(what).text(&format!("makes the tombstone in slot {} an empty slot: ", event.tag().0)).code(&tag_name(event.tag().1, classic)).text("."))
        }
        MapStage::CopyHeader => told(doing(what).text("copies a part of the header.")),
        MapStage::Copy => Sentence {
            what: doing(what).text(&format!("has its copy complete: {} says {detail}.", if classic { "h.count" } else { "m.used" })),
            why: Rich::new().text("The flag was looked at before the copying, not after it."),
        },
        MapStage::Split => told(doing(what).text("splits a full table in two.")),
        MapStage::Evacuate => told(doing(what).text(&format!("reads the first tophash of old bucket {detail}: whether its entries are still to go to the new array."))),
        MapStage::MarkMoved => Sentence {
            what: doing(what).text(&format!("marks cell {} of the old bucket: ", event.tag().0)).code(&tag_name(event.tag().1, classic)).text("."),
            why: Rich::new().text("Whoever looks at the old bucket from now on goes to the new one, also for entries that are not there yet."),
        },
        MapStage::CopyTag => {
            told(doing(what).text(&format!("writes cell {} of the new bucket: ", event.tag().0)).code(&tag_name(event.tag().1, classic)).text("."))
        }
        MapStage::CopyKey => told(doing(what).text(&copied("key"))),
        MapStage::PlaceKey => Sentence {
            what: doing(what).text(&format!("writes the copied key into cell {detail} of the new bucket.")),
            why: Rich::new().text("The tophash is there already: who looks here now may see the key half written."),
        },
        MapStage::PlaceElem => told(doing(what).text(&format!("writes the copied element into cell {detail} of the new bucket."))),
        MapStage::CopyElem => Sentence {
            what: doing(what).text(&copied("element")),
            why: Rich::new().text("What others write to the old place from now on does not get into the new one."),
        },
        MapStage::ReadTag => told(
            doing(what)
                .text(if classic { "reads the tophash of cell " } else { "reads the control byte of slot " })
                .text(&format!("{}: ", event.tag().0))
                .code(&tag_name(event.tag().1, classic))
                .text("."),
        ),
        MapStage::ReadTags if event.op == MapOp::Clone => told(doing(what).text("copies the eight tag bytes.")),
        MapStage::ReadTags => Sentence {
            what: doing(what).text("reads the eight control bytes of the group: ").text(&slots(detail)).text("."),
            why: Rich::new().text("One load for all eight. What becomes of the group after it, this operation does not see."),
        },
        MapStage::CompareLen => told(doing(what).text(&match event.comparison() {
            (cell, true) => format!("reads the length of the key in {place} {cell}: it is the right one."),
            (cell, false) => format!("reads the length of the key in {place} {cell}: another one."),
        })),
        MapStage::CompareKey => told(doing(what).text(&match event.comparison() {
            (cell, true) => format!("reads the key in {place} {cell}: it may be the one."),
            (cell, false) => format!("reads the key in {place} {cell}: not the one."),
        })),
        MapStage::FollowElem => Sentence {
            what: doing(what).text(&format!("loads the pointer to the element in {place} {detail}.")),
            why: Rich::new().text("An element of more than 128 bytes has memory of its own; a deletion in between leaves nil here."),
        },
        MapStage::StoreElem => Sentence {
            what: doing(what).text(&format!("allocates a new element and stores the pointer to it in {place} {detail}.")),
            why: Rich::new().text("Elements of more than 128 bytes have memory of their own, which never moves; growth copies the pointer."),
        },
        MapStage::FollowKey => Sentence {
            what: doing(what).text(&format!("loads the pointer to the key in {place} {detail}.")),
            why: Rich::new().text("A key of more than 128 bytes has memory of its own; a deletion in between leaves nil here."),
        },
        MapStage::StoreKeyPointer => Sentence {
            what: doing(what).text(&format!("allocates a new key and stores the pointer to it in {place} {detail}.")),
            why: Rich::new().text("Keys of more than 128 bytes have memory of their own, which never moves; its words are stored after the pointer."),
        },
        MapStage::ReadKey => told(doing(what).text(&format!("reads the key in {place} {detail}, to compare it with another key in memory."))),
        MapStage::CompareSelf => match event.comparison() {
            (cell, true) => told(doing(what).text(&format!("reads the key in {place} {cell} once more: it equals itself."))),
            (cell, false) => Sentence {
                what: doing(what).text(&format!("reads the key in {place} {cell} once more: it does not equal itself.")),
                why: Rich::new().text("A NaN inside, or another goroutine wrote the key between the two reads. Such a key cannot be looked up."),
            },
        },
        MapStage::HashKey => told(doing(what).text(&format!("hashes the key in {place} {detail}, to see where it belongs."))),
        MapStage::Probe => told(doing(what).text(if classic { "picks the bucket to look through." } else { "picks the group to look through." })),
        MapStage::ProbeNext => told(doing(what).text(if classic {
            "does not find the key in this bucket and goes on to the next one of the chain."
        } else {
            "does not find the key in this group and goes on to the next one."
        })),
        MapStage::Overflow => told(doing(what).text("takes an overflow bucket, for the chain is full.")),
        MapStage::Room => told(
            doing(what)
                .text("looks whether there is room for one more: ")
                .code(&word_text(if classic { MapWord::Count } else { MapWord::GrowthLeft }, classic, detail))
                .text("."),
        ),
        MapStage::StoreKey => Sentence {
            what: doing(what).text(&format!("writes the key into cell {detail}.")),
            why: Rich::new().text("A key of several words is stored a word at a time; another processor may see it half written."),
        },
        MapStage::StoreTag => Sentence {
            what: doing(what)
                .text(if classic { "writes the tophash of cell " } else { "writes the control byte of slot " })
                .text(&format!("{}: ", event.tag().0))
                .code(&tag_name(event.tag().1, classic))
                .text("."),
            why: Rich::new().text(if event.op == MapOp::Assign {
                "From now on a search looks at this cell; the value is not in it yet."
            } else {
                "From now on a search passes this cell over."
            }),
        },
        MapStage::Load(word) if !writes || !is_changed(word, event.op) => {
            told(doing(what).text("reads ").code(&word_text(word, classic, detail)).text("."))
        }
        MapStage::Load(word) => Sentence {
            what: doing(what).text("loads ").code(&word_text(word, classic, detail)).text("."),
            why: Rich::new().text("Changing it is a load and a store, and nothing holds other processors off: what they store in between is lost."),
        },
        MapStage::Store(word) => Sentence {
            what: doing(what).text("stores ").code(&word_text(word, classic, detail)).text("."),
            why: Rich::new().text(stored(word)),
        },
        MapStage::Found => told(doing(what).text(&match event.last_read() {
            LastRead::Tag(cell) => format!("reads the tophash of cell {cell}: the cell is in use, and so the key is found."),
            LastRead::Key(cell) => format!("reads the key in {place} {cell}: found."),
            LastRead::Tags | LastRead::Link => "has found the key.".to_owned(),
        })),
        MapStage::NotFound => told(doing(what).text(&match event.last_read() {
            LastRead::Tag(cell) if classic => {
                format!("reads the tophash of cell {cell}: empty like all that follow. The key is not there.")
            }
            LastRead::Tag(cell) => format!("reads the control byte of slot {cell}: empty. The key is not there."),
            LastRead::Tags => "reads the eight control bytes: the key is not there.".to_owned(),
            LastRead::Key(cell) => format!("reads the key in {place} {cell}: not the one, and the last. The key is not there."),
            LastRead::Link => "reads the overflow pointer: nil. The key is not there.".to_owned(),
        })),
        MapStage::ClearKey => Sentence {
            what: doing(what).text(&format!("clears the key in cell {detail}.")),
            why: Rich::new().text("Only keys that hold pointers are cleared, so that what they point to can be collected."),
        },
        MapStage::ClearElem => Sentence {
            what: doing(what).text(&format!("clears the element in cell {detail}.")),
            why: Rich::new().text("A reader that has found the key already reads the zero value now."),
        },
        MapStage::LastOne => Sentence {
            what: doing(what).text("looks whether that was the last entry: ").code(&word_text(MapWord::Count, classic, detail)).text("."),
            why: Rich::new().text("An empty map gets a new hash seed."),
        },
        MapStage::Reseed => told(doing(what).text("gives the now empty map a new hash seed.")),
        MapStage::Wipe => told(doing(what).text(&format!("sets the control bytes of group {detail} to empty."))),
        MapStage::CopyWord => {
            let (block, word) = event.zeroed();
            Sentence {
                what: doing(what).text(&format!("reads {} of {} {block}, to copy it.", block_word(word, classic), if classic { "bucket" } else { "group" })),
                why: Rich::new().text("The whole is copied in pieces that overlap: a word that is in two of them is read twice."),
            }
        }
        MapStage::Zero => {
            let (block, word) = event.zeroed();
            Sentence {
                what: doing(what).text(&format!("zeroes {} of {} {block}.", block_word(word, classic), if classic { "bucket" } else { "group" })),
                why: Rich::new().text(match word {
                    BlockWord::Tags if !classic => "Its control bytes are 0 for a moment, which is what full slots look like.",
                    BlockWord::Tags | BlockWord::Keys(..) | BlockWord::Elems(..) | BlockWord::Entries(..) | BlockWord::Overflow => {
                        "Memory is zeroed from both ends in pieces, a word at a time for others; where the pieces overlap, a word is zeroed twice."
                    }
                }),
            }
        }
        MapStage::CheckAgain => Sentence {
            what: doing(what).text("looks at ").code(flag).text(" again."),
            why: Rich::new().text("If it is off now, another writer has toggled it in the meantime: concurrent map writes."),
        },
        MapStage::LoadFlagAgain => told(doing(what).text("loads the flag byte, to take ").code(flag).text(" back.")),
        MapStage::ClearFlag => Sentence {
            what: doing(what).text("stores the flag byte: ").code(flag).text(if classic { " is cleared." } else { " is toggled back." }),
            why: if event.op == MapOp::Assign {
                Rich::new().text("The value itself is stored only after this, by the caller, unprotected.")
            } else {
                Rich::new()
            },
        },
        MapStage::Start => told(doing(what).text("starts at a random place.")),
        MapStage::Advance => told(doing(what).text("moves to the next entry.")),
        MapStage::Lookup => told(doing(what).text(&format!("finds that {place} {detail} has moved since, and is going to look its key up."))),
        MapStage::End => told(doing(what).text("has seen everything.")),
    }
}

/// What a store to this word means for others.
fn stored(word: MapWord) -> &'static str {
    match word {
        MapWord::Count => {
            "If another goroutine counted since the load, its change is overwritten, and len is wrong from now on."
        }
        MapWord::TableUsed | MapWord::GrowthLeft | MapWord::NOverflow => {
            "If another goroutine changed it since the load, its change is overwritten."
        }
        MapWord::Flags => {
            "The byte that holds hashWriting too: a change of that bit since the load is overwritten."
        }
        MapWord::B | MapWord::Buckets | MapWord::OldBuckets => {
            "Size, old and new array are stored one after the other; in between they do not fit together."
        }
        MapWord::DirPtr | MapWord::DirLen => {
            "Pointer and length are two stores; in between a reader takes the one for something else."
        }
        MapWord::Directory => "From now on operations go to the new table.",
        MapWord::TableIndex => "-1 tells iterators that the table is out of date.",
        MapWord::TombstonePossible => "A clear has work to do from now on, even when the map is empty.",
        MapWord::Nevacuate => "So many old buckets are moved.",
        MapWord::NextOverflow
        | MapWord::Overflow
        | MapWord::ClearSeq
        | MapWord::GlobalDepth
        | MapWord::GlobalShift
        | MapWord::Seed => "",
    }
}

/// What a word of a bucket or group holds.
fn block_word(word: BlockWord, classic: bool) -> String {
    let place = if classic { "cell" } else { "slot" };
    match word {
        BlockWord::Tags if classic => "the tophashes".into(),
        BlockWord::Tags => "the control bytes".into(),
        BlockWord::Overflow => "the overflow pointer".into(),
        BlockWord::Keys(cell, last) if cell == last => format!("a word of the key in {place} {cell}"),
        BlockWord::Elems(cell, last) if cell == last => format!("a word of the element in {place} {cell}"),
        BlockWord::Entries(cell, last) if cell == last => format!("key and element in {place} {cell}"),
        BlockWord::Keys(first, last) => format!("the keys in {place}s {first} to {last}"),
        BlockWord::Elems(first, last) => format!("the elements in {place}s {first} to {last}"),
        BlockWord::Entries(first, last) => format!("keys and elements in {place}s {first} to {last}"),
    }
}

/// Which slots eight control bytes leave over.
fn slots(bits: u64) -> String {
    let slots: Vec<String> =
        (0..8).filter(|slot| bits >> slot & 1 != 0).map(|slot| slot.to_string()).collect();
    match slots.as_slice() {
        [] => "no slot is to be looked at".into(),
        [slot] => format!("slot {slot} is to be looked at"),
        [first @ .., last] => format!("slots {} and {last} are to be looked at", first.join(", ")),
    }
}

fn chan(scene: &Scene<'_>, g: Gid, event: &ChanEvent) -> Sentence {
    match event {
        ChanEvent::Sent { chan, partner, .. } => {
            let what = by(g).text(" sends on ").code(&(scene.name_of)(*chan));
            told(match partner {
                Some(other) => what.text(", straight into the hands of ").goroutine(other.0).text("."),
                None => what.text(", into the buffer."),
            })
        }
        ChanEvent::Received { chan, partner, closed, .. } => {
            let what = by(g).text(" receives from ").code(&(scene.name_of)(*chan));
            told(match (partner, closed) {
                (_, true) => what.text(": it is closed and empty, so the zero value comes at once."),
                (Some(other), false) => {
                    what.text(", from ").goroutine(other.0).text(", which waited to send.")
                }
                (None, false) => what.text(", from the buffer."),
            })
        }
        ChanEvent::Closed { chan, woken } => {
            told(by(g).text(" closes ").code(&(scene.name_of)(*chan)).text(&match woken {
                0 => ".".to_owned(),
                1 => "; the one goroutine that waits wakes up.".to_owned(),
                _ => format!("; {woken} waiting goroutines wake up."),
            }))
        }
        ChanEvent::Selected { case } => told(if *case < 0 {
            by(g).text("'s select takes the default case.")
        } else {
            by(g).text(&format!("'s select takes case {}.", case + 1))
        }),
    }
}

fn sync(scene: &Scene<'_>, g: Gid, event: &SyncEvent) -> Sentence {
    let name = (scene.name_of)(event.addr);
    let what = by(g);
    let what = match event.op {
        SyncOp::MutexLock => what.text(" locks ").code(&name).text("."),
        SyncOp::MutexTryLock | SyncOp::RwTryLock if event.ok => {
            what.text(" tries to lock ").code(&name).text(" and gets it.")
        }
        SyncOp::MutexTryLock | SyncOp::RwTryLock => {
            what.text(" tries to lock ").code(&name).text(" and does not get it.")
        }
        SyncOp::MutexUnlock => match event.partner {
            Some(other) => {
                what.text(" unlocks ").code(&name).text(" and wakes ").goroutine(other.0).text(".")
            }
            None => what.text(" unlocks ").code(&name).text("."),
        },
        SyncOp::RwRLock => what.text(" read-locks ").code(&name).text("."),
        SyncOp::RwTryRLock if event.ok => what.text(" tries to read-lock ").code(&name).text(" and gets it."),
        SyncOp::RwTryRLock => what.text(" tries to read-lock ").code(&name).text(" and does not get it."),
        SyncOp::RwRUnlock => what.text(" gives up its read lock on ").code(&name).text("."),
        SyncOp::RwLockPending => what
            .text(" announces that it wants to write-lock ")
            .code(&name)
            .text(": new readers wait from now on."),
        SyncOp::RwLock => what.text(" write-locks ").code(&name).text("."),
        SyncOp::RwUnlock => what.text(" gives up its write lock on ").code(&name).text("."),
        SyncOp::WaitGroupAdd => what.text(" adds to the counter of ").code(&name).text("."),
        SyncOp::WaitGroupDone => what.text(" counts ").code(&name).text(" down by one."),
        SyncOp::WaitGroupWait => what.text(" finds ").code(&name).text(" at zero and need not wait."),
        SyncOp::CondWait => what.text(" waits on ").code(&name).text(", its lock released."),
        SyncOp::CondSignal => what.text(" signals ").code(&name).text("."),
        SyncOp::CondBroadcast => what.text(" wakes all that wait on ").code(&name).text("."),
        SyncOp::SemAcquire => what.text(" acquires a semaphore."),
        SyncOp::SemRelease => what.text(" releases a semaphore."),
        SyncOp::AtomicLoad => what.text(" loads ").code(&name).text(" atomically."),
        SyncOp::AtomicStore => what.text(" stores to ").code(&name).text(" atomically."),
        SyncOp::AtomicAdd => what.text(" adds to ").code(&name).text(" atomically."),
        SyncOp::AtomicSwap => what.text(" swaps ").code(&name).text(" atomically."),
        SyncOp::AtomicCas if event.ok => {
            what.text(" compares and swaps ").code(&name).text(": it was as expected.")
        }
        SyncOp::AtomicCas => {
            what.text(" compares ").code(&name).text(": it is not as expected, nothing is swapped.")
        }
        SyncOp::PoolGet => what.text(" takes an item from ").code(&name).text("."),
        SyncOp::PoolPut => what.text(" gives an item to ").code(&name).text("."),
    };
    told(what)
}

fn timer(g: Gid, event: &TimerEvent) -> Sentence {
    told(match event {
        TimerEvent::Started { when, .. } => {
            by(g).text(&format!(" sets a timer for {} on the virtual clock.", instant(*when)))
        }
        TimerEvent::Stopped { pending: true, .. } => by(g).text(" stops a timer before it fires."),
        TimerEvent::Stopped { pending: false, .. } => by(g).text(" stops a timer that has fired already."),
        TimerEvent::Fired { .. } => Rich::new().text("A timer fires."),
        TimerEvent::Clock { now } => {
            Rich::new().text(&format!("Nobody can run, so the virtual clock moves to {}.", instant(*now)))
        }
    })
}

/// Virtual time as people read it: `1.5 s`, `20 ms`, `300 ns`.
pub fn instant(ns: i64) -> String {
    let (scale, unit) = match ns.unsigned_abs() {
        0..1_000 => (1, "ns"),
        1_000..1_000_000 => (1_000, "µs"),
        1_000_000..1_000_000_000 => (1_000_000, "ms"),
        _ => (1_000_000_000, "s"),
    };
    let whole = ns / scale;
    let part = (ns % scale).unsigned_abs() * 1000 / scale as u64;
    if part == 0 {
        format!("{whole} {unit}")
    } else {
        format!("{whole}.{part:03} {unit}").replace("00 ", " ")
    }
}

pub(super) fn outcome(scene: &Scene<'_>, outcome: &Outcome) -> (&'static str, Rich) {
    let _ = scene;
    match outcome {
        Outcome::Exit { code: 0 } => (
            "The program finished",
            Rich::new().text("main returned. Goroutines that still ran were stopped; their deferred functions did not run."),
        ),
        Outcome::Exit { .. } => (
            "The program exited",
            Rich::new().code("os.Exit").text(" ends the process at once. No deferred function runs."),
        ),
        Outcome::Panic { g } => (
            "A panic that nobody recovered",
            Rich::new().goroutine(g.0).text("'s deferred functions ran; those of other goroutines did not. Exit code 2."),
        ),
        Outcome::Fatal { .. } => (
            "Fatal error, not a panic",
            Rich::new().text("No deferred function runs, in any goroutine. ").code("recover").text(" is never asked. Exit code 2."),
        ),
        Outcome::Deadlock => (
            "Deadlock",
            Rich::new().text("Every goroutine waits and no timer is pending: nobody can ever run again. This is a fatal error; no deferred function runs. Exit code 2."),
        ),
        Outcome::NoGoroutines => (
            "Deadlock: no goroutines",
            Rich::new().text("main ended by ").code("runtime.Goexit").text(" and no other goroutine is left. Exit code 2."),
        ),
        Outcome::Engine(fault) => (
            "A fault of the lab's engine",
            Rich::new().text("This is our fault, not the program's or Go's. Please report it with the link: ").code(fault),
        ),
        Outcome::Unmodelled => (
            "Stopped by the lab: unsafe",
            Rich::new().text("The program reads or writes memory by ").code("unsafe").text(" as the lab does not keep it, an int byte by byte for instance. The steps up to here are kept."),
        ),
        Outcome::OutOfMemory => (
            "Stopped by the lab: memory",
            Rich::new().text("The program used up the lab's memory budget. The steps up to here are kept."),
        ),
    }
}
