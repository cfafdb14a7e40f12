//! Goroutines that wait for ever, in sentences: what each waits for, who holds that or could have woken it, and where
//! those are now. English is the command line's (`analysis::knot_text`).

use super::super::Lang;
use crate::analysis::knot::{Case, Cause, Did, Holding, Shape, Stuck, Whereabouts};
use crate::event::Gid;

/// What kind of mistake it is.
pub fn shape(lang: Lang, shape: Shape) -> &'static str {
    match lang {
        Lang::English => shape.name(),
        Lang::Chinese => match shape {
            Shape::AbBa => "AB-BA 死锁",
            Shape::LockCycle => "锁的循环等待",
            Shape::ReaderReentry => "写者等待时重复加读锁",
            Shape::LockUpgrade => "读锁升级为写锁",
            Shape::DoubleLock => "重复加锁",
            Shape::LockHeldWhileWaiting => "持锁等待",
            Shape::LostSignal => "信号丢失",
            Shape::MissingSignal => "缺少信号",
            Shape::AbandonedSend => "发送无人接收",
            Shape::MissingClose => "channel 未关闭",
            Shape::MissingSend => "接收无人发送",
            Shape::MissingDone => "缺少 Done",
            Shape::LockNeverReleased => "锁未释放",
            Shape::NilChannel => "nil channel",
            Shape::NoCase => "select 没有可执行的 case",
            Shape::Other => "其他",
        },
    }
}

/// `main`, or `g2 (main.worker)`.
pub fn who(stuck: &Stuck) -> String {
    let function = stuck.function.strip_prefix("main.").unwrap_or(&stuck.function);
    if stuck.g == Gid(1) { "g1 main".into() } else { format!("g{} {function}", stuck.g.0) }
}

/// The whole sentence.
pub fn story(lang: Lang, stuck: &Stuck) -> String {
    match lang {
        Lang::English => {
            let story = stuck.story();
            let mut letters = story.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
        Lang::Chinese => {
            let on = stuck.object.as_ref().map(|object| format!("（{object}）")).unwrap_or_default();
            let (operation, place) = (&stuck.operation, &stuck.place);
            format!("{} 在 {place} 等待 {operation}{on}：{}。", name(stuck.g), why(&stuck.cause))
        }
    }
}

fn name(g: Gid) -> String {
    if g == Gid(1) { "主 goroutine".into() } else { format!("goroutine {}", g.0) }
}

fn why(cause: &Cause) -> String {
    match cause {
        Cause::Lock { holds, writer } => {
            let mut parts: Vec<String> = holds.iter().map(holding).collect();
            if let Some((writer, place)) = writer {
                parts.push(format!("{} 在 {place} 等待写锁，有写者等待时新的读者进不来", name(*writer)));
            }
            if parts.is_empty() { "不知道锁在谁手里".into() } else { parts.join("；") }
        }
        Cause::Send { received } if received.is_empty() => "从未有人从中接收，也没有人能再接收".into(),
        Cause::Send { received } => format!("已没有人会接收：{}", list(received, "从中接收")),
        Cause::Receive { sent } if sent.is_empty() => "从未有人向它发送或将它关闭，也没有人能再这样做".into(),
        Cause::Receive { sent } => format!("没有人关闭它，也没有人会再发送：{}", list(sent, "向它发送")),
        Cause::WaitGroup { counter, added, done } => {
            let mut why = format!("计数为 {counter}，已没有人会调用 Done");
            let deeds = added.iter().map(|one| did(one, "调用 Add"));
            for part in deeds.chain(done.iter().map(|one| did(one, "调用 Done"))) {
                why.push('；');
                why.push_str(&part);
            }
            why
        }
        Cause::Cond { signalled } if signalled.is_empty() => "从未有人发出信号，也没有人能再发".into(),
        Cause::Cond { signalled } => {
            format!("所有信号都在它开始等待之前发出，已没有人会再发：{}", list(signalled, "发出信号"))
        }
        Cause::NilChannel => "channel 是 nil，谁也唤不醒它".into(),
        Cause::NoCases => "没有 case 的 select 永远阻塞".into(),
        Cause::Select { channels } => {
            let cases: Vec<String> = channels.iter().map(case).collect();
            format!("没有 case 能继续；{}", cases.join("；"))
        }
        Cause::Unknown => "已没有人能唤醒它".into(),
    }
}

fn whereabouts(now: &Whereabouts) -> String {
    match now {
        Whereabouts::WaitsAt(place) => format!("正在 {place} 等待"),
        Whereabouts::IsAt(place) => format!("正在 {place}"),
        Whereabouts::EndedAt(place) => format!("已在 {place} 结束"),
        Whereabouts::Ended => "已结束".into(),
    }
}

fn holding(holding: &Holding) -> String {
    let how = if holding.shared { "持有读锁" } else { "持有锁" };
    let since = &holding.since;
    match &holding.now {
        None => format!("它自己从 {since} 起{how}"),
        Some(now) => format!("{} 从 {since} 起{how}，{}", name(holding.g), whereabouts(now)),
    }
}

fn did(did: &Did, deed: &str) -> String {
    format!("{} 最后一次在 {} {deed}，{}", name(did.g), did.place, whereabouts(&did.now))
}

fn list(deeds: &[Did], deed: &str) -> String {
    deeds.iter().map(|one| did(one, deed)).collect::<Vec<_>>().join("；")
}

fn case(case: &Case) -> String {
    let channel = case.name.as_deref().unwrap_or("某个 channel");
    let sent = case.sent.iter().map(|one| did(one, "向它发送"));
    let deeds: Vec<String> = sent.chain(case.received.iter().map(|one| did(one, "从中接收"))).collect();
    if deeds.is_empty() {
        format!("{channel} 没有别人用过")
    } else {
        format!("{channel}：{}", deeds.join("；"))
    }
}
