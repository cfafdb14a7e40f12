//! 中文讲解。 The story in Chinese, as a Go programmer in China would tell it.

use super::english::instant;
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
    if g.0 == 0 { Rich::new().text("时钟") } else { Rich::new().goroutine(g.0) }
}

pub(super) fn plain(g: Gid, source: &str, operand: bool) -> Sentence {
    let verb = if operand { " 对 " } else { " 执行 " };
    told(by(g).text(verb).code(source).text(if operand { " 求值。" } else { "。" }))
}

pub(super) fn in_library(g: Gid, func: &str) -> Sentence {
    Sentence {
        what: by(g).text(" 正在 ").code(func).text(" 里执行。"),
        why: Rich::new().text("这个包的代码是本实验室自己写的：结果与 Go 相同，步骤不同。"),
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
            Stream::Stdout => " 写标准输出。",
            Stream::Stderr => " 写标准错误。",
        })),
        Event::Timer(event) => timer(g, event),
    }
}

fn sched(scene: &Scene<'_>, g: Gid, event: &SchedEvent) -> Sentence {
    match event {
        SchedEvent::Created { g: child, func } => Sentence {
            what: by(g)
                .text(" 启动 ")
                .goroutine(child.0)
                .text("，它将执行 ")
                .code(&scene.func(*func))
                .text("。"),
            why: Rich::new().text(
                "go 语句只是让新的 goroutine 可运行，自己立刻往下走；新 goroutine 什么时候跑由调度器决定。",
            ),
        },
        SchedEvent::Parked { wait } => parked(scene, g, *wait),
        SchedEvent::Ready { g: other, by_timer } => told(if *by_timer {
            Rich::new().text("定时器唤醒 ").goroutine(other.0).text("。")
        } else {
            by(g).text(" 唤醒 ").goroutine(other.0).text("，后者重新变为可运行。")
        }),
        SchedEvent::Yielded { handoff: true } => {
            told(by(g).text(" 把处理器直接交给刚唤醒的 goroutine：自己仍可运行，排到本 P 队列的队尾。"))
        }
        SchedEvent::Yielded { handoff: false } => told(by(g).text(" 让出处理器：仍可运行，排到队尾。")),
        SchedEvent::Exited => told(by(g).text(" 结束。")),
    }
}

fn parked(scene: &Scene<'_>, g: Gid, wait: Wait) -> Sentence {
    let name = |addr| (scene.name_of)(addr);
    let what = by(g);
    let what = match wait {
        Wait::ChanRecv(at) => what.text(" 等待从 ").code(&name(at)).text(" 接收：现在还没有值。"),
        Wait::ChanSend(at) => {
            what.text(" 等待向 ").code(&name(at)).text(" 发送：缓冲区没有空位，也没有接收者。")
        }
        Wait::ChanRecvNil => what.text(" 从 nil channel 接收，永远等待。"),
        Wait::ChanSendNil => what.text(" 向 nil channel 发送，永远等待。"),
        Wait::Select => what.text(" 在 select 上等待：没有一个 case 就绪。"),
        Wait::SelectNoCases => what.text(" 永远等待：select 里没有 case。"),
        Wait::Mutex(at) => what.text(" 等待互斥锁 ").code(&name(at)).text("。"),
        Wait::RwMutexRLock(at) => {
            what.text(" 等待 ").code(&name(at)).text(" 的读锁：有写者持有或正在等待它。")
        }
        Wait::RwMutexLock(at) => what.text(" 等待读者全部离开 ").code(&name(at)).text("。"),
        Wait::WaitGroup(at) => what.text(" 等待 ").code(&name(at)).text(" 的计数归零。"),
        Wait::Cond(at) => what.text(" 在条件变量 ").code(&name(at)).text(" 上等待。"),
        Wait::Sleep => what.text(" 睡眠。"),
        Wait::Semacquire(_) => what.text(" 等待信号量。"),
        Wait::Coroutine => what.text(" 等待迭代器的另一端。"),
        Wait::SynctestRun => what.text(" 等待 bubble 结束。"),
        Wait::SynctestWait => what.text(" 等待 bubble 里其他 goroutine 全部阻塞。"),
        Wait::PanicWait | Wait::PutOff => {
            what.text(" 已返回，但要等另一个 goroutine 的 panic 执行完 defer 函数。")
        }
    };
    told(what)
}

fn call(scene: &Scene<'_>, g: Gid, event: &CallEvent) -> Sentence {
    match event {
        CallEvent::Enter { func, .. } => told(by(g).text(" 调用 ").code(&scene.func(*func)).text("。")),
        CallEvent::Leave { func, .. } => told(by(g).text(" 从 ").code(&scene.func(*func)).text(" 返回。")),
        CallEvent::StackGrown { from, to } => Sentence {
            what: by(g).text(&format!(" 的栈从 {from} 字节扩到 {to} 字节。")),
            why: Rich::new()
                .text("运行时把整个栈拷贝到更大的空间，并修正所有指向栈内的指针，defer 记录里的也不例外。"),
        },
    }
}

fn defer(scene: &Scene<'_>, g: Gid, event: &DeferEvent) -> Sentence {
    match event {
        DeferEvent::Pushed { site, .. } => Sentence {
            what: by(g).text(" 登记 defer：").code(&scene.site(*site)).text("。"),
            why: Rich::new().text("函数值和参数此刻求值，调用要等到函数结束时才发生。"),
        },
        DeferEvent::Run { site, panicking: None, .. } => {
            told(by(g).text(" 即将返回，执行 defer 的 ").code(&scene.site(*site)).text("。"))
        }
        DeferEvent::Run { site, panicking: Some(_), .. } => Sentence {
            what: by(g).text(" 正在 panic，执行 defer 的 ").code(&scene.site(*site)).text("。"),
            why: Rich::new().text("它在栈顶运行；触发 panic 的那些栈帧都还在。"),
        },
        DeferEvent::Done { site, .. } => {
            told(by(g).text(" 执行完 defer 的 ").code(&scene.site(*site)).text("。"))
        }
    }
}

fn panic(scene: &Scene<'_>, g: Gid, event: &PanicEvent) -> Sentence {
    match event {
        PanicEvent::Raised { id } => Sentence {
            what: by(g).text(" 发生 panic：").code(&scene.panic_value(g, *id)).text("。"),
            why: Rich::new().text("接下来由内向外逐帧执行它的 defer 函数，其中某一个可以 recover。"),
        },
        PanicEvent::Visit { .. } => told(by(g).text(" 的 panic 往外看一帧：这里没有 defer。")),
        PanicEvent::Recovered { id } => Sentence {
            what: by(g).text(" 恢复：").code("recover()").text(" 返回 ").code(&scene.panic_value(g, *id)).text("。"),
            why: Rich::new().text("它由这次 panic 所执行的 defer 函数直接调用。等该函数返回，panic 才真正停止。"),
        },
        PanicEvent::RecoverNil => Sentence {
            what: by(g).text(" 的 ").code("recover()").text(" 返回 nil。"),
            why: Rich::new().text("当前 goroutine 没有正在执行这个 defer 函数的 panic。"),
        },
        PanicEvent::Unwound { .. } => told(by(g).text(" 丢弃更深的栈帧；登记该 defer 的函数照常返回。")),
        PanicEvent::Aborted { .. } => told(by(g).text(" 较早的 panic 作废。")),
        PanicEvent::Goexit => told(by(g).text(" 调用 ").code("runtime.Goexit").text(" 结束自己，先执行 defer 函数。")),
        PanicEvent::Uncaught { id } => Sentence {
            what: Rich::new().text("没有人恢复 ").goroutine(g.0).text(" 的 panic ").code(&scene.panic_value(g, *id)).text("。"),
            why: Rich::new().text("程序以退出码 2 终止，其他 goroutine 的 defer 函数不会执行。"),
        },
        PanicEvent::Fatal(fatal) => Sentence {
            what: by(g).text(" 遇到致命错误：").strong(fatal.text()).text("。"),
            why: Rich::new().text("fatal error 不是 panic：任何 goroutine 的 defer 函数都不会执行，recover 根本不被询问，进程以退出码 2 结束。"),
        },
    }
}

fn operation(op: MapOp) -> &'static str {
    match op {
        MapOp::Access | MapOp::AccessOk => "读",
        MapOp::Assign => "写",
        MapOp::Delete => "删",
        MapOp::IterInit | MapOp::IterNext => "遍历",
        MapOp::Clear => "清空",
        MapOp::Clone => "克隆",
        MapOp::Make => "创建",
        MapOp::Len => "取长度",
    }
}

fn map(scene: &Scene<'_>, g: Gid, event: &MapEvent) -> Sentence {
    let classic = scene.profile.classic_map();
    let flag = if classic { "hashWriting" } else { "writing" };
    let name = (scene.name_of)(event.map);
    let doing = |rich: Rich| rich.text(" ").text(operation(event.op)).text(" ").code(&name).text("：");
    let detail = event.detail;
    let (place, tag_byte) = if classic { ("格", " tophash") } else { ("槽", "控制字节") };
    let writes = matches!(event.op, MapOp::Assign | MapOp::Delete | MapOp::Clear);
    let copied = |part: &str| match (classic, event.op) {
        (_, MapOp::Clone) => format!("复制第 {detail} {place}的{}。", part.trim_end()),
        (true, _) => format!("读旧桶第 {detail} 格的{}，准备复制。", part.trim_end()),
        (false, _) => format!("把第 {detail} 槽的{part}复制到新表，新表现在还没有别人看得到。"),
    };
    let what = by(g);
    match event.stage {
        MapStage::Empty => Sentence {
            what: doing(what).text("map 是空的，直接结束。"),
            why: Rich::new().text("空 map 在检查标志之前就返回了，这里不可能报错。"),
        },
        MapStage::NotEmpty => Sentence {
            what: doing(what).text(&format!("读出元素个数 {detail}，map 不空。")),
            why: Rich::new().text("这是一次普通读，与随后读标志是两回事；map 为空时操作到此就返回了。"),
        },
        MapStage::Check => Sentence {
            what: doing(what).text("检查 ").code(flag).text("。"),
            why: Rich::new().text("只是普通地读一个字节。如果此刻恰好有别的 goroutine 在写，程序就会终止。"),
        },
        MapStage::Hash => told(doing(what).text("计算 key 的哈希。")),
        MapStage::LoadFlag => Sentence {
            what: doing(what).text("读出标志字节，准备置上 ").code(flag).text("。"),
            why: Rich::new().text("读、改、写是三条普通指令，别的 goroutine 可以插在中间。"),
        },
        MapStage::SetFlag => Sentence {
            what: doing(what).text("写回标志字节，").code(flag).text(" 置位。"),
            why: Rich::new().text("从现在起，谁检查这个标志都会看到有写操作正在进行。"),
        },
        MapStage::Allocate => {
            told(doing(what).text(if classic { "分配第一个桶。" } else { "分配第一个组。" }))
        }
        MapStage::Grow => told(doing(what).text(if classic {
            "开始扩容：分配新桶数组，旧桶由之后的写操作逐步搬迁。"
        } else {
            "扩容：所有元素一次性搬到更大的表。"
        })),
        MapStage::Prune => told(doing(what).text("查找可以清理的墓碑，腾出空间就不必扩容。")),
        MapStage::FreeTag => told(
            doing(what)
                .text(&format!("把第 {} 个槽的墓碑改为空槽：", event.tag().0))
                .code(&tag_name(event.tag().1, classic))
                .text("。"),
        ),
        MapStage::CopyHeader => told(doing(what).text("复制 map 头部的一部分。")),
        MapStage::Copy => Sentence {
            what: doing(what).text(&format!(
                "复制完成，副本的 {} 是 {detail}。",
                if classic { "h.count" } else { "m.used" }
            )),
            why: Rich::new().text("标志只在复制之前检查，复制之后不再检查。"),
        },
        MapStage::Split => told(doing(what).text("一张满表分裂成两张。")),
        MapStage::Evacuate => {
            told(doing(what).text(&format!("读旧桶 {detail} 的第一个 tophash，看它的元素是否还要搬迁。")))
        }
        MapStage::MarkMoved => Sentence {
            what: doing(what)
                .text(&format!("给旧桶的第 {} 格打上标记：", event.tag().0))
                .code(&tag_name(event.tag().1, classic))
                .text("。"),
            why: Rich::new().text("从现在起查旧桶的都会转去新桶，哪怕有些元素还没有搬过去。"),
        },
        MapStage::CopyTag => told(
            doing(what)
                .text(&format!("写入新桶第 {} 格：", event.tag().0))
                .code(&tag_name(event.tag().1, classic))
                .text("。"),
        ),
        MapStage::CopyKey => told(doing(what).text(&copied(" key "))),
        MapStage::PlaceKey => Sentence {
            what: doing(what).text(&format!("把复制的 key 写入新桶第 {detail} 格。")),
            why: Rich::new().text("tophash 已经在那里了：此刻来看的人，可能看到写了一半的 key。"),
        },
        MapStage::PlaceElem => told(doing(what).text(&format!("把复制的值写入新桶第 {detail} 格。"))),
        MapStage::CopyElem => Sentence {
            what: doing(what).text(&copied("值")),
            why: Rich::new().text("别人此后写到旧位置的内容，不会出现在新位置。"),
        },
        MapStage::ReadTag => told(
            doing(what)
                .text(&format!("读第 {} {place}的{tag_byte}：", event.tag().0))
                .code(&tag_name(event.tag().1, classic))
                .text("。"),
        ),
        MapStage::ReadTags if event.op == MapOp::Clone => told(doing(what).text("复制八个标记字节。")),
        MapStage::ReadTags => Sentence {
            what: doing(what).text("一次读出这一组的八个控制字节：").text(&slots(detail)).text("。"),
            why: Rich::new().text("八个字节只读一次，此后这一组再怎么变，这次操作都看不到。"),
        },
        MapStage::CompareLen => told(doing(what).text(&match event.comparison() {
            (cell, true) => format!("读第 {cell} {place} key 的长度：相同。"),
            (cell, false) => format!("读第 {cell} {place} key 的长度：不同。"),
        })),
        MapStage::CompareKey => told(doing(what).text(&match event.comparison() {
            (cell, true) => format!("读第 {cell} {place}的 key：可能就是它。"),
            (cell, false) => format!("读第 {cell} {place}的 key：不是它。"),
        })),
        MapStage::FollowElem => Sentence {
            what: doing(what).text(&format!("读出第 {detail} {place}里指向值的指针。")),
            why: Rich::new().text("超过 128 字节的值单独存放；如果期间被删除，这里读到的就是 nil。"),
        },
        MapStage::StoreElem => Sentence {
            what: doing(what).text(&format!("分配一个新的值，把指向它的指针写入第 {detail} {place}。")),
            why: Rich::new().text("超过 128 字节的值单独存放，位置不变；扩容时只复制指针。"),
        },
        MapStage::FollowKey => Sentence {
            what: doing(what).text(&format!("读出第 {detail} {place}里指向 key 的指针。")),
            why: Rich::new().text("超过 128 字节的 key 单独存放；如果期间被删除，这里读到的就是 nil。"),
        },
        MapStage::StoreKeyPointer => Sentence {
            what: doing(what).text(&format!("分配一个新的 key，把指向它的指针写入第 {detail} {place}。")),
            why: Rich::new().text("超过 128 字节的 key 单独存放，位置不变；它的内容在指针之后才写入。"),
        },
        MapStage::ReadKey => {
            told(doing(what).text(&format!("读第 {detail} {place}的 key，准备与内存中的另一个 key 比较。")))
        }
        MapStage::CompareSelf => match event.comparison() {
            (cell, true) => told(doing(what).text(&format!("再读一次第 {cell} {place}的 key：它等于自身。"))),
            (cell, false) => Sentence {
                what: doing(what).text(&format!("再读一次第 {cell} {place}的 key：它不等于自身。")),
                why: Rich::new()
                    .text("里面有 NaN，或者两次读取之间另一个 goroutine 改写了它。这样的 key 无法被查到。"),
            },
        },
        MapStage::HashKey => {
            told(doing(what).text(&format!("重新计算第 {detail} {place} key 的哈希，看它属于哪里。")))
        }
        MapStage::Probe => told(doing(what).text(if classic {
            "选定要查找的桶。"
        } else {
            "选定要查找的组。"
        })),
        MapStage::ProbeNext => told(doing(what).text(if classic {
            "这个桶里没有，沿桶链看下一个。"
        } else {
            "这个组里没有，去看下一组。"
        })),
        MapStage::Overflow => told(doing(what).text("桶链已满，取一个溢出桶。")),
        MapStage::Room => told(
            doing(what)
                .text("检查还放不放得下一个元素：")
                .code(&word_text(if classic { MapWord::Count } else { MapWord::GrowthLeft }, classic, detail))
                .text("。"),
        ),
        MapStage::StoreKey => Sentence {
            what: doing(what).text(&format!("把 key 写进第 {detail} 格。")),
            why: Rich::new().text("占多个字的 key 逐字写入，别的处理器可能看到写了一半的 key。"),
        },
        MapStage::StoreTag => Sentence {
            what: doing(what)
                .text(&format!(
                    "写第 {} 格的{}：",
                    event.tag().0,
                    if classic { " tophash" } else { "控制字节" }
                ))
                .code(&tag_name(event.tag().1, classic))
                .text("。"),
            why: Rich::new().text(if event.op == MapOp::Assign {
                "从现在起查找会看到这一格，而值还没有写进去。"
            } else {
                "从现在起查找会跳过这一格。"
            }),
        },
        MapStage::Load(word) if !writes || !is_changed(word, event.op) => {
            told(doing(what).text("读 ").code(&word_text(word, classic, detail)).text("。"))
        }
        MapStage::Load(word) => Sentence {
            what: doing(what).text("读出 ").code(&word_text(word, classic, detail)).text("。"),
            why: Rich::new().text("修改它要先读后写，没有任何东西挡住别的处理器：它们在中间写入的值会丢失。"),
        },
        MapStage::Store(word) => Sentence {
            what: doing(what).text("写入 ").code(&word_text(word, classic, detail)).text("。"),
            why: Rich::new().text(stored(word)),
        },
        MapStage::Found => told(doing(what).text(&match event.last_read() {
            LastRead::Tag(cell) => format!("读第 {cell} 格的 tophash：这一格在用，找到了 key。"),
            LastRead::Key(cell) => format!("读第 {cell} {place}的 key：找到了。"),
            LastRead::Tags | LastRead::Link => "找到了 key。".to_owned(),
        })),
        MapStage::NotFound => told(doing(what).text(&match event.last_read() {
            LastRead::Tag(cell) if classic => {
                format!("读第 {cell} 格的 tophash：这一格和后面的都是空的，没有这个 key。")
            }
            LastRead::Tag(cell) => format!("读第 {cell} 槽的控制字节：空槽，没有这个 key。"),
            LastRead::Tags => "读出八个控制字节：没有这个 key。".to_owned(),
            LastRead::Key(cell) => {
                format!("读第 {cell} {place}的 key：不是它，也没有别的候选了，没有这个 key。")
            }
            LastRead::Link => "读溢出指针：nil，没有这个 key。".to_owned(),
        })),
        MapStage::ClearKey => Sentence {
            what: doing(what).text(&format!("清除第 {detail} 格的 key。")),
            why: Rich::new().text("只有含指针的 key 才清除，好让它指向的内存能被回收。"),
        },
        MapStage::ClearElem => Sentence {
            what: doing(what).text(&format!("清除第 {detail} 格的值。")),
            why: Rich::new().text("已经找到这个 key 的读者，此后读到的是零值。"),
        },
        MapStage::LastOne => Sentence {
            what: doing(what)
                .text("检查是否删掉了最后一个元素：")
                .code(&word_text(MapWord::Count, classic, detail))
                .text("。"),
            why: Rich::new().text("map 变空时会换一个新的哈希种子。"),
        },
        MapStage::Reseed => told(doing(what).text("map 已空，换一个新的哈希种子。")),
        MapStage::Wipe => told(doing(what).text(&format!("把第 {detail} 组的控制字节全部置为空。"))),
        MapStage::CopyWord => {
            let (block, word) = event.zeroed();
            let unit = if classic { "桶" } else { "组" };
            Sentence {
                what: doing(what)
                    .text(&format!("读出第 {block} {unit}{}，准备复制。", block_word(word, classic))),
                why: Rich::new().text("整块内存分段复制，段与段会重叠：落在两段里的字会读两次。"),
            }
        }
        MapStage::Zero => {
            let (block, word) = event.zeroed();
            let unit = if classic { "桶" } else { "组" };
            Sentence {
                what: doing(what).text(&format!("把第 {block} {unit}{}清零。", block_word(word, classic))),
                why: Rich::new().text(match word {
                    BlockWord::Tags if !classic => "这一瞬间控制字节都是 0，看起来像是满的槽。",
                    BlockWord::Tags | BlockWord::Keys(..) | BlockWord::Elems(..) | BlockWord::Entries(..) | BlockWord::Overflow => {
                        "内存从两端分段清零，在别人看来是一个字一个字地变成 0；段与段重叠的地方，同一个字会清两次。"
                    }
                }),
            }
        }
        MapStage::CheckAgain => Sentence {
            what: doing(what).text("再次检查 ").code(flag).text("。"),
            why: Rich::new().text("如果它已经不在了，说明期间有另一个写者翻转过它：concurrent map writes。"),
        },
        MapStage::LoadFlagAgain => told(doing(what).text("读出标志字节，准备收回 ").code(flag).text("。")),
        MapStage::ClearFlag => Sentence {
            what: doing(what).text("写回标志字节，").code(flag).text(if classic {
                " 被清除。"
            } else {
                " 翻转回去。"
            }),
            why: if event.op == MapOp::Assign {
                Rich::new().text("真正的值在这之后才由调用方写入，不受任何保护。")
            } else {
                Rich::new()
            },
        },
        MapStage::Start => told(doing(what).text("从一个随机位置开始。")),
        MapStage::Advance => told(doing(what).text("移到下一个元素。")),
        MapStage::Lookup => {
            told(doing(what).text(&format!("发现第 {detail} {place}的元素已经搬走，要重新查找它的 key。")))
        }
        MapStage::End => told(doing(what).text("遍历完毕。")),
    }
}

/// What a store to this word means for others.
fn stored(word: MapWord) -> &'static str {
    match word {
        MapWord::Count => "如果读出之后别的 goroutine 也改过计数，那次修改就被覆盖，len 从此不准。",
        MapWord::TableUsed | MapWord::GrowthLeft | MapWord::NOverflow => {
            "如果读出之后别的 goroutine 改过它，那次修改就被覆盖。"
        }
        MapWord::Flags => "hashWriting 也在这个字节里：读出之后对那一位的修改会被覆盖。",
        MapWord::B | MapWord::Buckets | MapWord::OldBuckets => {
            "大小、旧数组、新数组是先后写入的，中间这段时间它们对不上。"
        }
        MapWord::DirPtr | MapWord::DirLen => "指针和长度分两次写入，中间这段时间读者会把它当成别的东西。",
        MapWord::Directory => "从现在起操作都转到新表。",
        MapWord::TableIndex => "-1 告诉迭代器这张表已经过时。",
        MapWord::TombstonePossible => "从现在起，即使 map 是空的，clear 也有活要干。",
        MapWord::Nevacuate => "这么多旧桶已经搬完。",
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
    let unit = if classic { "格" } else { "槽" };
    let cells = |first, last| match first == last {
        true => format!("第 {first} {unit}"),
        false => format!("第 {first} 到第 {last} {unit}"),
    };
    match word {
        BlockWord::Tags if classic => "的 tophash ".into(),
        BlockWord::Tags => "的控制字节".into(),
        BlockWord::Overflow => "的溢出指针".into(),
        BlockWord::Keys(first, last) => format!("{}的 key ", cells(first, last)),
        BlockWord::Elems(first, last) => format!("{}的值", cells(first, last)),
        BlockWord::Entries(first, last) => format!("{}的 key 和值", cells(first, last)),
    }
}

/// Which slots eight control bytes leave over.
fn slots(bits: u64) -> String {
    let slots: Vec<String> =
        (0..8).filter(|slot| bits >> slot & 1 != 0).map(|slot| slot.to_string()).collect();
    match slots.is_empty() {
        true => "没有要看的槽".into(),
        false => format!("要看的是第 {} 槽", slots.join("、")),
    }
}

fn chan(scene: &Scene<'_>, g: Gid, event: &ChanEvent) -> Sentence {
    match event {
        ChanEvent::Sent { chan, partner, .. } => {
            let what = by(g).text(" 向 ").code(&(scene.name_of)(*chan)).text(" 发送");
            told(match partner {
                Some(other) => what.text("，直接交给 ").goroutine(other.0).text("。"),
                None => what.text("，放进缓冲区。"),
            })
        }
        ChanEvent::Received { chan, partner, closed, .. } => {
            let what = by(g).text(" 从 ").code(&(scene.name_of)(*chan)).text(" 接收");
            told(match (partner, closed) {
                (_, true) => what.text("：channel 已关闭且为空，立即得到零值。"),
                (Some(other), false) => what.text("，值来自等待发送的 ").goroutine(other.0).text("。"),
                (None, false) => what.text("，值来自缓冲区。"),
            })
        }
        ChanEvent::Closed { chan, woken } => told(
            by(g).text(" 关闭 ").code(&(scene.name_of)(*chan)).text(&format!("，唤醒 {woken} 个等待者。")),
        ),
        ChanEvent::Selected { case } => told(if *case < 0 {
            by(g).text(" 的 select 走 default。")
        } else {
            by(g).text(&format!(" 的 select 选中第 {} 个 case。", case + 1))
        }),
    }
}

fn sync(scene: &Scene<'_>, g: Gid, event: &SyncEvent) -> Sentence {
    let name = (scene.name_of)(event.addr);
    let what = by(g);
    let what = match event.op {
        SyncOp::MutexLock => what.text(" 加锁 ").code(&name).text("。"),
        SyncOp::MutexTryLock | SyncOp::RwTryLock if event.ok => {
            what.text(" 尝试加锁 ").code(&name).text("，成功。")
        }
        SyncOp::MutexTryLock | SyncOp::RwTryLock => what.text(" 尝试加锁 ").code(&name).text("，失败。"),
        SyncOp::MutexUnlock => match event.partner {
            Some(other) => what.text(" 解锁 ").code(&name).text("，唤醒 ").goroutine(other.0).text("。"),
            None => what.text(" 解锁 ").code(&name).text("。"),
        },
        SyncOp::RwRLock => what.text(" 获得 ").code(&name).text(" 的读锁。"),
        SyncOp::RwTryRLock if event.ok => what.text(" 尝试读锁 ").code(&name).text("，成功。"),
        SyncOp::RwTryRLock => what.text(" 尝试读锁 ").code(&name).text("，失败。"),
        SyncOp::RwRUnlock => what.text(" 释放 ").code(&name).text(" 的读锁。"),
        SyncOp::RwLockPending => what.text(" 宣布要写锁 ").code(&name).text("：此后新读者必须等待。"),
        SyncOp::RwLock => what.text(" 获得 ").code(&name).text(" 的写锁。"),
        SyncOp::RwUnlock => what.text(" 释放 ").code(&name).text(" 的写锁。"),
        SyncOp::WaitGroupAdd => what.text(" 增加 ").code(&name).text(" 的计数。"),
        SyncOp::WaitGroupDone => what.text(" 把 ").code(&name).text(" 的计数减一。"),
        SyncOp::WaitGroupWait => what.text(" 发现 ").code(&name).text(" 已归零，无需等待。"),
        SyncOp::CondWait => what.text(" 在 ").code(&name).text(" 上等待，并释放锁。"),
        SyncOp::CondSignal => what.text(" 通知 ").code(&name).text("。"),
        SyncOp::CondBroadcast => what.text(" 唤醒所有等待 ").code(&name).text(" 的 goroutine。"),
        SyncOp::SemAcquire => what.text(" 获取信号量。"),
        SyncOp::SemRelease => what.text(" 释放信号量。"),
        SyncOp::AtomicLoad => what.text(" 原子地读 ").code(&name).text("。"),
        SyncOp::AtomicStore => what.text(" 原子地写 ").code(&name).text("。"),
        SyncOp::AtomicAdd => what.text(" 原子地加 ").code(&name).text("。"),
        SyncOp::AtomicSwap => what.text(" 原子地交换 ").code(&name).text("。"),
        SyncOp::AtomicCas if event.ok => {
            what.text(" 对 ").code(&name).text(" 做 CAS：与期望相同，交换成功。")
        }
        SyncOp::AtomicCas => what.text(" 对 ").code(&name).text(" 做 CAS：与期望不同，不交换。"),
        SyncOp::PoolGet => what.text(" 从 ").code(&name).text(" 取出一个对象。"),
        SyncOp::PoolPut => what.text(" 把一个对象放回 ").code(&name).text("。"),
    };
    told(what)
}

fn timer(g: Gid, event: &TimerEvent) -> Sentence {
    told(match event {
        TimerEvent::Started { when, .. } => {
            by(g).text(&format!(" 设置定时器，虚拟时间 {} 到期。", instant(*when)))
        }
        TimerEvent::Stopped { pending: true, .. } => by(g).text(" 在定时器触发之前停止了它。"),
        TimerEvent::Stopped { pending: false, .. } => by(g).text(" 停止一个已经触发的定时器。"),
        TimerEvent::Fired { .. } => Rich::new().text("定时器触发。"),
        TimerEvent::Clock { now } => {
            Rich::new().text(&format!("没有人能运行，虚拟时钟前进到 {}。", instant(*now)))
        }
    })
}

pub(super) fn outcome(scene: &Scene<'_>, outcome: &Outcome) -> (&'static str, Rich) {
    let _ = scene;
    match outcome {
        Outcome::Exit { code: 0 } => (
            "程序正常结束",
            Rich::new().text("main 返回。仍在运行的 goroutine 被直接终止，它们的 defer 不会执行。"),
        ),
        Outcome::Exit { .. } => {
            ("程序退出", Rich::new().code("os.Exit").text(" 立刻结束进程，任何 defer 都不执行。"))
        }
        Outcome::Panic { g } => (
            "没有被恢复的 panic",
            Rich::new().goroutine(g.0).text(" 的 defer 函数执行过了，其他 goroutine 的没有。退出码 2。"),
        ),
        Outcome::Fatal { .. } => (
            "致命错误，不是 panic",
            Rich::new().text("任何 goroutine 的 defer 函数都不执行，").code("recover").text(" 根本不被询问。退出码 2。"),
        ),
        Outcome::Deadlock => (
            "死锁",
            Rich::new().text("所有 goroutine 都在等待，也没有待触发的定时器：再也没有人能运行。这是 fatal error，defer 不会执行。退出码 2。"),
        ),
        Outcome::NoGoroutines => (
            "死锁：没有 goroutine",
            Rich::new().text("main 以 ").code("runtime.Goexit").text(" 结束，而且没有别的 goroutine。退出码 2。"),
        ),
        Outcome::Engine(fault) => (
            "实验室引擎出错",
            Rich::new().text("这是我们的错，不是程序或 Go 的错。请附上链接反馈：").code(fault),
        ),
        Outcome::Unmodelled => (
            "实验室中止：unsafe",
            Rich::new().text("程序用 ").code("unsafe").text(" 以实验室没有保存的方式读写内存，例如逐字节读取一个 int；到此为止的步骤都保留着。"),
        ),
        Outcome::OutOfMemory => ("实验室中止：内存", Rich::new().text("程序用完了实验室的内存预算；到此为止的步骤都保留着。")),
    }
}
