//! Other findings of Explore in words: races, locks in opposite orders, assertions, random executions, what was left out.

use super::super::Lang;
use super::super::text::counted;
use crate::analysis::race_report::{Party, RaceReport};
use crate::event::{AccessKind, Gid};
use crate::explore::{Inversion, LeftOut, Sampling, Verdict};

fn name(lang: Lang, g: Gid) -> String {
    match (lang, g) {
        (Lang::English, Gid(1)) => "main".into(),
        (Lang::Chinese, Gid(1)) => "主 goroutine".into(),
        (_, Gid(g)) => format!("goroutine {g}"),
    }
}

/// `writes`, `写`.
pub fn access(lang: Lang, kind: AccessKind) -> &'static str {
    match (lang, kind) {
        (Lang::English, AccessKind::Read) => "reads",
        (Lang::English, AccessKind::Write) => "writes",
        (Lang::English, AccessKind::AtomicRead) => "reads atomically",
        (Lang::English, AccessKind::AtomicWrite) => "writes atomically",
        (Lang::Chinese, AccessKind::Read) => "读",
        (Lang::Chinese, AccessKind::Write) => "写",
        (Lang::Chinese, AccessKind::AtomicRead) => "原子读",
        (Lang::Chinese, AccessKind::AtomicWrite) => "原子写",
    }
}

/// What is missing between the two accesses.
pub fn race(lang: Lang, race: &RaceReport) -> String {
    match lang {
        Lang::English => race.why.clone(),
        Lang::Chinese => chinese_race(race),
    }
}

fn chinese_race(race: &RaceReport) -> String {
    let (first, second) = (&race.first, &race.second);
    let (one, other) = (name(Lang::Chinese, first.g), name(Lang::Chinese, second.g));
    let object = race.object.as_deref().unwrap_or("同一处内存");
    let did = |party: &Party| format!("在 {} {}", party.place(), access(Lang::Chinese, party.kind));
    let mut out = format!("{one} {} {object}，{other} {}它，两者之间没有先后次序。", did(first), did(second));
    out.push_str(&match &race.heard {
        Some(at) => format!("{other} 对 {one} 的了解只到 {at} 为止，在这次访问之前。"),
        None => format!("{other} 对 {one} 做过的事一无所知。"),
    });
    out.push_str(&match &race.told {
        Some(at) => {
            format!("这次访问之后，{one} 在 {at} 才把所做的事传出去，而 {other} 在自己访问之前没有接到。")
        }
        None => format!("这次访问之后，{one} 没有传出任何消息：后面没有 Unlock、发送、关闭、Done 或原子写。"),
    });
    if first.held.is_empty() && second.held.is_empty() {
        out.push_str("两者都没有持锁。");
    } else {
        let list = |held: &[String]| if held.is_empty() { "无".to_owned() } else { held.join("、") };
        let (mine, theirs) = (list(&first.held), list(&second.held));
        out.push_str(&format!("两者没有共同的锁（{one}：{mine}；{other}：{theirs}）。"));
    }
    out
}

/// Who takes what at which places.
pub fn inversion(lang: Lang, inversion: &Inversion) -> Vec<String> {
    let count = inversion.locks.len().max(1);
    let one = |(at, (who, first, second)): (usize, &(String, String, String))| {
        let (held, then) = (&inversion.locks[at], &inversion.locks[(at + 1) % count]);
        match lang {
            Lang::English => format!("{who} takes {held} at {first} and then {then} at {second}"),
            Lang::Chinese => {
                let who = if who == "the main goroutine" { "主 goroutine" } else { who.as_str() };
                format!("{who} 在 {first} 锁住 {held}，再在 {second} 锁 {then}")
            }
        }
    };
    inversion.taken.iter().enumerate().map(one).collect()
}

pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match lang {
        Lang::English => verdict.name(),
        Lang::Chinese => match verdict {
            Verdict::Holds => "成立",
            Verdict::HoldsSoFar => "目前成立",
            Verdict::Violated => "不成立",
            Verdict::Reached => "会发生",
            Verdict::NeverReached => "从不发生",
            Verdict::NotReachedSoFar => "目前没有发生",
        },
    }
}

/// What a random strategy did, and what it promises.
pub fn sampling(lang: Lang, sampling: &Sampling) -> String {
    let way = sampling.way.to_uppercase();
    let (runs, bugs) = (sampling.runs, sampling.bugs);
    let did = match lang {
        Lang::English => format!("{way}: {}, a bug in {bugs}", counted(runs, "random execution")),
        Lang::Chinese => format!("{way}：随机执行 {runs} 次，其中 {bugs} 次出错"),
    };
    let orders = sampling.way == "surw";
    match (lang, sampling.chance) {
        (Lang::English, None) => format!("{did}. It promises no chance."),
        (Lang::Chinese, None) => format!("{did}。该策略不保证概率。"),
        (Lang::English, Some(chance)) if orders => format!(
            "{did}. Each order of one object's operations, if none has to wait, comes with a chance of at least {chance:.1e}."
        ),
        (Lang::Chinese, Some(chance)) if orders => format!(
            "{did}。若操作都无需等待，同一对象上各操作的每种次序，每次执行出现的概率至少为 {chance:.1e}。"
        ),
        (Lang::English, Some(chance)) => format!(
            "{did}. A bug that needs one switch at the right place is found in each with a chance of at least {chance:.1e}."
        ),
        (Lang::Chinese, Some(chance)) => {
            format!("{did}。只需在合适的地方切换一次的错误，每次执行发现它的概率至少为 {chance:.1e}。")
        }
    }
}

/// What keeps the answer from being complete although all interleavings were seen; none when nothing does.
pub fn left_out(lang: Lang, left_out: LeftOut) -> Option<String> {
    let LeftOut { random, map_starts, queues } = left_out;
    let named = |english: &'static str, chinese: &'static str| match lang {
        Lang::English => english,
        Lang::Chinese => chinese,
    };
    let list: Vec<&str> = [
        (random, named("the random numbers", "随机数")),
        (map_starts, named("the starts of map iterations", "map 遍历的起点")),
        (queues, named("the orders of goroutines that queue for a lock", "goroutine 排队等锁的次序")),
    ]
    .into_iter()
    .filter_map(|(is_so, name)| is_so.then_some(name))
    .collect();
    if list.is_empty() {
        return None;
    }
    Some(match lang {
        Lang::English => format!("Of {} only some were tried.", list.join(" and ")),
        Lang::Chinese => format!("{}只试了一部分。", list.join("、")),
    })
}
