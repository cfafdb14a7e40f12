//! The words of the share dialog and of embeds.

use super::super::Lang;
use super::super::embed::Part;
use super::super::share::Form;

/// Every fixed text of the share dialog.
#[derive(Debug, PartialEq, Eq)]
pub struct ShareText {
    pub title: &'static str,
    pub form: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub link: &'static str,
    pub iframe: &'static str,
    pub element: &'static str,
    pub image: &'static str,
    pub shows: &'static str,
    pub map: &'static str,
    pub stack: &'static str,
    pub code: &'static str,
    pub log: &'static str,
    pub timeline: &'static str,
    pub story: &'static str,
    pub controls: &'static str,
    pub read_only: &'static str,
    pub autoplay: &'static str,
    pub auto_height: &'static str,
    pub save: &'static str,
    pub save_program: &'static str,
    pub save_svg: &'static str,
    pub save_png: &'static str,
    pub save_transcript: &'static str,
    pub open_in_lab: &'static str,
}

const ENGLISH: ShareText = ShareText {
    title: "Share this step",
    form: "As",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "Copying was not allowed; the text is selected.",
    link: "Link",
    iframe: "HTML frame",
    element: "HTML element",
    image: "Image with link",
    shows: "The embed shows",
    map: "maps and locks",
    stack: "goroutines",
    code: "code",
    log: "console",
    timeline: "timeline",
    story: "story",
    controls: "controls",
    read_only: "read-only",
    autoplay: "plays by itself",
    auto_height: "height by content",
    save: "Save",
    save_program: "Program (.go)",
    save_svg: "Picture (SVG)",
    save_png: "Picture (PNG)",
    save_transcript: "Transcript (text)",
    open_in_lab: "Open in Go Map Lab",
};

const CHINESE: ShareText = ShareText {
    title: "分享当前步骤",
    form: "形式",
    copy: "复制",
    copied: "已复制。",
    not_copied: "浏览器不允许复制，文本已选中。",
    link: "链接",
    iframe: "HTML 内嵌框架",
    element: "HTML 自定义元素",
    image: "带链接的图片",
    shows: "嵌入内容",
    map: "map 与锁",
    stack: "goroutine",
    code: "代码",
    log: "控制台",
    timeline: "时间线",
    story: "讲解",
    controls: "播放控件",
    read_only: "只读",
    autoplay: "自动播放",
    auto_height: "高度随内容",
    save: "保存",
    save_program: "程序（.go）",
    save_svg: "图片（SVG）",
    save_png: "图片（PNG）",
    save_transcript: "文字记录",
    open_in_lab: "在 Go Map Lab 中打开",
};

pub fn share(lang: Lang) -> &'static ShareText {
    match lang {
        Lang::English => &ENGLISH,
        Lang::Chinese => &CHINESE,
    }
}

impl ShareText {
    pub fn form(&self, form: Form) -> &'static str {
        match form {
            Form::Link => self.link,
            Form::Iframe => self.iframe,
            Form::Element => self.element,
            Form::Image => self.image,
            Form::Markdown => "Markdown",
            Form::MdBook => "mdBook",
            Form::Hugo => "Hugo",
            Form::VitePress => "VitePress",
            Form::Docusaurus => "Docusaurus",
        }
    }

    pub fn part(&self, part: Part) -> &'static str {
        match part {
            Part::Map => self.map,
            Part::Stack => self.stack,
            Part::Code => self.code,
            Part::Log => self.log,
            Part::Timeline => self.timeline,
            Part::Story => self.story,
        }
    }
}

/// How long the link is, and whether that is too long for some chats.
pub fn length(lang: Lang, length: usize) -> String {
    let long = length > super::super::share::LONG_LINK;
    match lang {
        Lang::English if long => format!(
            "{length} characters: some chats cut links this long. Save the program as a file and send that."
        ),
        Lang::English => format!(
            "{length} characters hold the program, the interleaving and this step. Nothing is stored anywhere."
        ),
        Lang::Chinese if long => {
            format!("{length} 个字符：有些聊天软件会截断这么长的链接，建议保存为文件再发送。")
        }
        Lang::Chinese => format!("{length} 个字符，包含程序、交错顺序和当前步骤，不在任何服务器上保存。"),
    }
}
