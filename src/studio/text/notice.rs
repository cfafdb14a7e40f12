//! Sentences of notices, with what they name filled in.

use super::super::Lang;
use crate::event::Decision;
use crate::scenario::LinkError;
use crate::sched::{Refusal, WhyRefused};

/// Links longer than this are cut by some chat programs.
const LONG_LINK: usize = 1_800;

pub fn shared(lang: Lang, copied: bool, length: usize) -> String {
    let long = length > LONG_LINK;
    match (lang, copied) {
        (Lang::English, true) if long => {
            format!(
                "Link copied. At {length} characters it is too long for some chats; send the program as a file instead."
            )
        }
        (Lang::English, true) => {
            format!("Link copied: {length} characters hold the program, the interleaving and this step.")
        }
        (Lang::English, false) => "The link is in the address bar; copying was not allowed.".into(),
        (Lang::Chinese, true) if long => {
            format!("链接已复制。它有 {length} 个字符，有些聊天软件会截断，建议改发文件。")
        }
        (Lang::Chinese, true) => format!("链接已复制：{length} 个字符，包含程序、交错顺序和当前步骤。"),
        (Lang::Chinese, false) => "链接已放到地址栏；浏览器不允许复制。".into(),
    }
}

/// What was meant to be an assertion is none.
pub fn misstated(lang: Lang, message: &str) -> String {
    match lang {
        Lang::English => format!("This cannot be stated: {message}."),
        Lang::Chinese => format!("无法这样断言：{message}。"),
    }
}

pub fn not_formatted(lang: Lang) -> String {
    match lang {
        Lang::English => "The program has syntax errors, so it was left as it is.".into(),
        Lang::Chinese => "程序有语法错误，未作格式化。".into(),
    }
}

pub fn step_limit(lang: Lang, steps: u64) -> String {
    match lang {
        Lang::English => {
            format!("Stopped after {steps} steps, the lab's limit. Everything up to here is kept.")
        }
        Lang::Chinese => format!("到达实验室上限 {steps} 步后停止，此前的步骤全部保留。"),
    }
}

/// Before, after and concurrent are not told of a run with more than `most` goroutines.
pub fn order_refused(lang: Lang, most: usize) -> String {
    match lang {
        Lang::English => format!(
            "This run has more than {most} goroutines: a clock for each of them would take more memory than the page has. \
             The command line tells it: gomaplab trace --order --at STEP."
        ),
        Lang::Chinese => format!(
            "这次运行的 goroutine 超过 {most} 个，为每个都保存向量时钟会超出页面的内存。可以用命令行查看：gomaplab trace --order --at STEP。"
        ),
    }
}

/// `file` of the library's texts could not be fetched.
pub fn library_unloaded(lang: Lang, file: &str) -> String {
    match lang {
        Lang::English => format!(
            "library/{file}.txt, a part of Go's library that the program needs, could not be loaded. Try again when you are connected."
        ),
        Lang::Chinese => format!("程序需要的 Go 标准库文件 library/{file}.txt 无法加载，请联网后重试。"),
    }
}

pub fn link_error(lang: Lang, error: &LinkError) -> String {
    match lang {
        Lang::English => match error {
            LinkError::NotALink => "This address holds no Go Map Lab link.".into(),
            LinkError::NewerFormat(version) => format!(
                "This link was made by a newer Go Map Lab (format {version}). Reload the page to get it."
            ),
            LinkError::Damaged => "This link is damaged or was cut. What could be read is shown.".into(),
            LinkError::Unreadable => "This link cannot be unpacked.".into(),
            LinkError::UnknownField => {
                "This link holds something that this version does not know. The rest is shown.".into()
            }
            LinkError::OtherEngine(epoch) => format!(
                "This link was made by another engine version ({epoch}): recorded decisions are left out, and its scheduler may run the program in another order now."
            ),
            LinkError::UnknownProfile(number) => {
                format!("This link names a runtime that this version does not know ({number}).")
            }
            LinkError::UnknownPolicy(name) => {
                format!("This link names a scheduler that this version does not know ({name}).")
            }
            LinkError::BadSchedule => {
                "This link's interleaving cannot be read. The program is shown with the default schedule."
                    .into()
            }
        },
        Lang::Chinese => match error {
            LinkError::NotALink => "这个地址里没有 Go Map Lab 链接。".into(),
            LinkError::NewerFormat(version) => {
                format!("这个链接由更新版本的 Go Map Lab 生成（格式 {version}），请刷新页面。")
            }
            LinkError::Damaged => "链接已损坏或被截断，能读出的部分如下。".into(),
            LinkError::Unreadable => "链接无法解开。".into(),
            LinkError::UnknownField => "链接里有此版本不认识的内容，其余部分如下。".into(),
            LinkError::OtherEngine(epoch) => {
                format!(
                    "链接由另一版本的引擎（{epoch}）生成：录制的调度决定已略去，同一调度器现在的执行顺序可能不同。"
                )
            }
            LinkError::UnknownProfile(number) => format!("链接指定了此版本不认识的运行时（{number}）。"),
            LinkError::UnknownPolicy(name) => format!("链接指定了此版本不认识的调度器（{name}）。"),
            LinkError::BadSchedule => "链接里的交错顺序无法读出，程序以默认调度显示。".into(),
        },
    }
}

pub fn refused(lang: Lang, refusal: &Refusal) -> String {
    let number = refusal.index + 1;
    let step = refusal.at;
    let what = match refusal.decision {
        Decision::Run(g) => format!("g{}", g.0),
        Decision::Value(value) => value.to_string(),
    };
    match (lang, refusal.why) {
        (Lang::English, WhyRefused::NotRunnable) => {
            format!(
                "The schedule does not fit this program: decision {number}, at step {step}, runs {what}, which cannot run there."
            )
        }
        (Lang::English, WhyRefused::OutOfRange) => {
            format!(
                "The schedule does not fit this program: decision {number}, at step {step}, chooses {what}, which is not among the choices."
            )
        }
        (Lang::English, WhyRefused::NoSuchChoice) => {
            format!(
                "The schedule does not fit this program: decision {number} is for step {step}, where nothing is to be chosen."
            )
        }
        (Lang::English, WhyRefused::AfterTheEnd) => {
            format!(
                "The schedule does not fit this program: decision {number} is for step {step}, but the program has ended before."
            )
        }
        (Lang::Chinese, WhyRefused::AfterTheEnd) => {
            format!("调度记录与程序不符：第 {number} 个决定针对第 {step} 步，但程序在此之前已经结束。")
        }
        (Lang::Chinese, WhyRefused::NotRunnable) => {
            format!("调度记录与程序不符：第 {number} 个决定要在第 {step} 步运行 {what}，但它此时不能运行。")
        }
        (Lang::Chinese, WhyRefused::OutOfRange) => {
            format!("调度记录与程序不符：第 {number} 个决定在第 {step} 步选择 {what}，但没有这个选项。")
        }
        (Lang::Chinese, WhyRefused::NoSuchChoice) => {
            format!("调度记录与程序不符：第 {number} 个决定针对第 {step} 步，但那里没有可选的东西。")
        }
    }
}
