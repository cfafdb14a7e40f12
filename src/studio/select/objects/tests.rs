//! What each primitive has on show while a program stands at its first `println`.

use crate::event::Schedule;
use crate::machine::Profile;
use crate::studio::view::ObjectView;
use crate::studio::{Lang, Model, Msg, Theme, print, update, view};
use crate::trace::MarkKind;

/// The page's text where `body` of main prints first, run without switches but the forced ones.
fn at_print(imports: &str, body: &str, profile: Profile) -> (Vec<ObjectView>, String) {
    let source = format!("package main\n\nimport (\n{imports}\n)\n\nfunc main() {{\n{body}\n}}\n");
    let mut model = Model::new(Lang::English, Theme::Auto);
    model.source = source.as_str().into();
    model.lesson = None;
    model.profile = profile;
    assert!(model.start(Schedule::default()), "it compiles");
    while model.recording {
        update(&mut model, Msg::Continue);
    }
    let marks = model.run.as_ref().expect("it ran").timeline.marks();
    let printed = marks.iter().find(|mark| mark.kind == MarkKind::Output).expect("it prints").step;
    update(&mut model, Msg::Seek(printed));
    let view = view(&model, None);
    let objects = view.stage.objects.iter().map(|object| (**object).clone()).collect();
    (objects, print::page(&view))
}

fn card<'a>(objects: &'a [ObjectView], name: &str) -> &'a ObjectView {
    objects.iter().find(|object| &*object.name == name).expect("it has a card")
}

fn value(card: &ObjectView, name: &str) -> String {
    card.fields
        .iter()
        .find(|field| &*field.name == name)
        .map_or("none".into(), |field| field.value.to_string())
}

fn queue(card: &ObjectView, name: &str) -> Vec<u32> {
    let queue = card.queues.iter().find(|queue| &*queue.name == name);
    queue.map_or(Vec::new(), |queue| queue.waiters.iter().map(|waiter| waiter.sign.gid).collect())
}

fn outline(card: &ObjectView) -> String {
    let indent = |depth: u8| " ".repeat(usize::from(depth));
    let line = |line: &crate::studio::view::OutlineView| {
        format!("{}{} {}", indent(line.depth), line.label, line.value).trim_end().to_owned()
    };
    card.outline.iter().map(line).collect::<Vec<_>>().join("\n")
}

const SYNC: &str = "\"sync\"\n\"time\"";

#[test]
fn a_mutex_shows_its_holder_and_its_waiters_in_order() {
    let (objects, _) = at_print(
        SYNC,
        "var mu sync.Mutex
        mu.Lock()
        for range 3 { go func() { mu.Lock(); mu.Unlock() }() }
        time.Sleep(1)
        println(mu.TryLock())",
        Profile::Go127,
    );
    let mu = card(&objects, "mu");
    assert_eq!(mu.holder.as_ref().map(|sign| sign.gid), Some(1));
    assert_eq!(
        (value(mu, "locked"), value(mu, "waiters"), value(mu, "state")),
        ("true".into(), "3".into(), "25".into())
    );
    let waiting = queue(mu, "sema");
    assert_eq!(waiting.len(), 3);
    assert!(waiting.iter().all(|g| *g > 1), "{waiting:?}");
}

#[test]
fn an_rwmutex_shows_readers_and_the_pending_writer() {
    let (objects, _) = at_print(
        SYNC,
        "var rw sync.RWMutex
        rw.RLock()
        go func() { rw.Lock(); rw.Unlock() }()
        time.Sleep(1)
        go func() { rw.RLock(); rw.RUnlock() }()
        time.Sleep(1)
        go func() { rw.Lock(); rw.Unlock() }()
        time.Sleep(1)
        println()",
        Profile::Go127,
    );
    let rw = card(&objects, "rw");
    assert_eq!(rw.readers.iter().map(|sign| sign.gid).collect::<Vec<_>>(), [1]);
    assert_eq!(
        (value(rw, "readers"), value(rw, "writer"), value(rw, "readerWait")),
        ("1".into(), "pending".into(), "1".into())
    );
    assert_eq!(value(rw, "readerCount"), (2 - (1 << 30)).to_string());
    assert_eq!(
        (queue(rw, "writerSem"), queue(rw, "readerSem"), queue(rw, "w.sema")),
        (vec![2], vec![3], vec![4])
    );
    assert!(rw.holder.is_none());
}

#[test]
fn a_writer_is_the_holder_of_its_rwmutex() {
    let (objects, page) = at_print(
        SYNC,
        "var rw sync.RWMutex; rw.Lock(); time.Sleep(1); println(); rw.Unlock()",
        Profile::Go127,
    );
    let rw = card(&objects, "rw");
    assert_eq!((value(rw, "writer"), rw.holder.as_ref().map(|sign| sign.gid)), ("true".into(), Some(1)));
    assert!(page.contains("held by g1"), "{page}");
}

#[test]
fn wait_group_cond_and_once_show_counter_tickets_and_runner() {
    let (objects, _) = at_print(
        SYNC,
        "var wg sync.WaitGroup
        var mu sync.Mutex
        var once sync.Once
        cond := sync.NewCond(&mu)
        wg.Add(5)
        go func() { wg.Wait() }()
        for range 2 { go func() { mu.Lock(); cond.Wait(); mu.Unlock() }() }
        block := make(chan int)
        go func() { once.Do(func() { <-block }) }()
        time.Sleep(1)
        go func() { once.Do(func() {}) }()
        time.Sleep(1)
        println()",
        Profile::Go127,
    );
    let wg = card(&objects, "wg");
    assert_eq!(
        (value(wg, "counter"), value(wg, "waiters"), queue(wg, "sema").len()),
        ("5".into(), "1".into(), 1)
    );
    let cond = card(&objects, "cond");
    assert_eq!((value(cond, "notify.wait"), value(cond, "notify.notify")), ("2".into(), "0".into()));
    let tickets: Vec<String> = cond.queues[0]
        .waiters
        .iter()
        .map(|waiter| waiter.value.as_deref().unwrap_or("").to_owned())
        .collect();
    assert_eq!(tickets, ["ticket 0", "ticket 1"]);
    let once = card(&objects, "once");
    assert_eq!((value(once, "done"), value(once, "m.locked")), ("false".into(), "true".into()));
    assert_eq!((once.holder.is_some(), queue(once, "m.sema").len()), (true, 1));
}

#[test]
fn a_pool_shows_its_items() {
    let (objects, _) = at_print(
        SYNC,
        "p := &sync.Pool{New: func() any { return 0 }}
        for i := range 3 { p.Put(i) }
        time.Sleep(1)
        println()",
        Profile::Go127,
    );
    assert_eq!(outline(card(&objects, "p")), "private 0\nshared[0] 2\nshared[1] 1");
}

#[test]
fn atomics_show_their_values() {
    let (_, page) = at_print(
        "\"sync/atomic\"",
        "var n atomic.Int64; n.Store(-7)
        var b atomic.Bool; b.Store(true)
        var p atomic.Pointer[int]; x := 5; p.Store(&x)
        var v atomic.Value; v.Store(\"text\")
        println(n.Load(), b.Load(), p.Load() == nil, v.Load() == nil)",
        Profile::Go127,
    );
    for expected in ["n = -7", "b = true", "p = &5", "v = \"text\"", "n atomic.Int64 v -7"] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
}

const MAP: &str = "var m sync.Map
    m.Store(\"a\", 1)
    m.Store(\"b\", 2)
    m.Load(\"a\")
    m.Load(\"a\")
    m.Delete(\"a\")
    m.Store(\"c\", 3)
    m.Load(\"nothing\")
    time.Sleep(1)
    println()";

#[test]
fn the_sync_map_of_go_1_23_shows_read_dirty_and_expunged() {
    let (objects, _) = at_print(SYNC, MAP, Profile::Go123);
    let m = card(&objects, "m");
    assert_eq!((value(m, "amended"), value(m, "misses")), ("true".into(), "1".into()));
    assert_eq!(outline(m), "read.m len 2\n \"a\" expunged\n \"b\" 2\ndirty len 2\n \"b\" 2\n \"c\" 3");
}

#[test]
fn the_sync_map_of_go_1_24_shows_its_trie() {
    let (objects, _) = at_print(SYNC, MAP, Profile::Go127);
    let m = card(&objects, "m");
    assert_eq!(value(m, "inited"), "true");
    let text = outline(m);
    assert!(text.starts_with("root indirect\n"), "{text}");
    let entries: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once("entry ")?.1)).collect();
    assert_eq!(entries.len(), 2, "{text}");
    assert!(entries.contains(&"\"b\" → 2") && entries.contains(&"\"c\" → 3"), "{text}");
}

#[test]
fn a_trie_grows_below_a_crowded_slot() {
    let (objects, _) = at_print(
        SYNC,
        "var m sync.Map
        for i := range 24 { m.Store(i, i) }
        time.Sleep(1)
        println()",
        Profile::Go127,
    );
    let text = outline(card(&objects, "m"));
    assert_eq!(text.matches("entry").count(), 24, "{text}");
    // More keys than the root has slots: some slot holds a node.
    assert!(text.lines().any(|line| line.starts_with(" [") && line.ends_with("] indirect")), "{text}");
}

#[test]
fn timers_show_when_they_fire() {
    let (objects, _) = at_print(
        "\"time\"",
        "timer := time.NewTimer(3 * time.Second)
        tick := time.NewTicker(1500 * time.Millisecond)
        after := time.AfterFunc(time.Minute, work)
        stopped := time.NewTimer(time.Hour)
        stopped.Stop()
        println(timer, tick, after, stopped)
        }
        func work() {",
        Profile::Go127,
    );
    assert_eq!(value(card(&objects, "timer"), "left"), "3s");
    let tick = card(&objects, "tick");
    assert_eq!((value(tick, "active"), value(tick, "period")), ("true".into(), "1.5s".into()));
    assert_eq!(value(card(&objects, "after"), "f"), "main.work");
    assert_eq!(value(card(&objects, "stopped"), "active"), "false");
}

#[test]
fn contexts_are_a_tree_with_errors_and_causes() {
    let (objects, _) = at_print(
        "\"context\"\n\"errors\"\n\"time\"",
        "type key string
        root := context.WithValue(context.Background(), key(\"user\"), 7)
        limited, stop := context.WithTimeout(root, time.Second)
        first, cancel := context.WithCancelCause(limited)
        second, end := context.WithCancel(limited)
        other := context.TODO()
        context.AfterFunc(second, func() {})
        cancel(errors.New(\"enough\"))
        println(first, other, stop, end)",
        Profile::Go127,
    );
    let expected = "Background
 WithValue main.key(\"user\") → 7 root
  WithDeadline limited · active, 1s left
   WithCancel first · context canceled (cause: enough)
   WithCancel second · active
    AfterFunc active";
    let text = outline(card(&objects, "context"));
    assert!(text.contains(expected), "{text}");
}

#[test]
fn a_channel_shows_its_buffer_and_both_queues_with_values() {
    let (objects, _) = at_print(
        "\"time\"",
        "full := make(chan int, 2)
        full <- 1
        full <- 2
        empty := make(chan string)
        go func() { full <- 3 }()
        go func() { select { case full <- 4: case <-empty: } }()
        go func() { <-empty }()
        time.Sleep(1)
        println(len(full), len(empty))",
        Profile::Go127,
    );
    let named =
        |name: &str| objects.iter().find(|object| object.name.starts_with(name)).expect("it has a card");
    let full = named("full");
    assert_eq!(full.buffer.iter().map(|value| &**value).collect::<Vec<_>>(), ["1", "2"]);
    let mut sends: Vec<&str> =
        full.queues[0].waiters.iter().filter_map(|waiter| waiter.value.as_deref()).collect();
    sends.sort();
    assert_eq!((&*full.queues[0].name, sends), ("sendq", vec!["3", "4 · select"]));
    let received: Vec<bool> =
        named("empty").queues[0].waiters.iter().map(|waiter| waiter.value.is_some()).collect();
    assert_eq!(received.iter().filter(|select| **select).count(), 1);
}

#[test]
fn a_closed_channel_tells_who_closed_it() {
    let (objects, _) = at_print(
        SYNC,
        "var mu sync.Mutex
        done := make(chan int)
        go func() { close(done) }()
        mu.Lock()
        time.Sleep(1)
        println(len(done))",
        Profile::Go127,
    );
    let done = objects.iter().find(|card| card.name.starts_with("done")).expect("it has a card");
    assert_eq!(value(done, "closed"), "true · g2");
}
