//! The catalogue of lessons: a program, the interleaving to begin with, and a title in each language.

use super::Lang;

/// A lesson. `schedule` is empty where the default one is meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Lesson {
    pub id: &'static str,
    english: &'static str,
    chinese: &'static str,
    pub source: &'static str,
    pub schedule: &'static str,
}

impl Lesson {
    pub fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::English => self.english,
            Lang::Chinese => self.chinese,
        }
    }
}

/// All lessons; the first is what the page opens with.
pub const LESSONS: &[Lesson] = &[
    Lesson {
        id: "read-write",
        english: "Read against write",
        chinese: "读与写相遇",
        source: include_str!("read-write.go"),
        schedule: "",
    },
    Lesson {
        id: "panic",
        english: "A panic is recovered",
        chinese: "普通 panic 可以恢复",
        source: include_str!("panic.go"),
        schedule: "",
    },
    Lesson {
        id: "mutex",
        english: "The same with a mutex",
        chinese: "加上互斥锁",
        source: include_str!("mutex.go"),
        schedule: "",
    },
];

pub fn lesson(id: &str) -> Option<&'static Lesson> {
    LESSONS.iter().find(|lesson| lesson.id == id)
}
