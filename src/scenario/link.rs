//! The text of a link: `v1.` and then, in URL-safe base64, the deflated fields, with four letters or digits of checksum
//! at the end (so that a cut link is noticed, and the last character is one that no linkifier drops).
//!
//! Compression primes the window with a preset dictionary: the compressor is fed the dictionary first and its output
//! thrown away at a flush; the decompressor is fed the dictionary as stored blocks.

use super::wire::{self, Field, FieldError};
use super::{Scenario, dictionary};
use crate::event::ENGINE_EPOCH;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

const PREFIX: &str = "v1.";
/// Largest program and schedule that a link may expand to, in bytes.
const MOST_BYTES: usize = 4 << 20;
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// What is wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// There is nothing of ours in the text.
    NotALink,
    /// A later format: this page is older than the link.
    NewerFormat(String),
    /// The checksum does not fit: the link was cut or changed.
    Damaged,
    /// The bytes could not be unpacked.
    Unreadable,
    /// A field of a later version; the fields before it were read.
    UnknownField,
    /// Made by another version of the engine: the program and the scheduler's name were read; recorded decisions do
    /// not apply, and the same scheduler may give another run.
    OtherEngine(u32),
    UnknownProfile(u8),
    UnknownPolicy(String),
    BadSchedule,
}

/// What could be read, and what could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub scenario: Scenario,
    pub errors: Vec<LinkError>,
}

/// The link text (without `#`) of a scenario. The same scenario gives the same text.
pub fn encode(scenario: &Scenario) -> String {
    encode_at(scenario, ENGINE_EPOCH)
}

/// The link that an engine of another epoch would make.
pub fn encode_at(scenario: &Scenario, epoch: u32) -> String {
    let mut bytes = Vec::new();
    for field in wire::fields(scenario, epoch) {
        if let Ok(mut field) = postcard::to_allocvec(&field) {
            bytes.append(&mut field);
        }
    }
    let packed = deflate(&bytes);
    let mut text = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(&packed));
    text.push_str(&checksum(&packed));
    text
}

/// Reads a link's text, with or without `#`. Whatever can be read is kept.
pub fn decode(text: &str) -> Decoded {
    let mut decoded = Decoded { scenario: Scenario::default(), errors: Vec::new() };
    let text = text.trim().trim_start_matches('#');
    let Some(rest) = text.strip_prefix(PREFIX) else {
        decoded.errors.push(match text.split_once('.') {
            Some((version, _)) if is_version(version) => LinkError::NewerFormat(version.to_owned()),
            _ => LinkError::NotALink,
        });
        return decoded;
    };
    if let Some(body) = rest.len().checked_sub(4).and_then(|cut| rest.get(..cut))
        && let Ok(packed) = URL_SAFE_NO_PAD.decode(body)
        && checksum(&packed) == rest[body.len()..]
    {
        match inflate(&packed) {
            Some(bytes) => read_fields(&bytes, &mut decoded),
            None => decoded.errors.push(LinkError::Unreadable),
        }
        return decoded;
    }
    decoded.errors.push(LinkError::Damaged);
    // A cut link: unpack as far as the bytes go.
    let usable: String =
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect();
    for cut in 0..4 {
        let Some(body) = usable.len().checked_sub(cut).and_then(|end| usable.get(..end)) else { break };
        if let Ok(packed) = URL_SAFE_NO_PAD.decode(body) {
            let bytes = inflate_prefix(&packed);
            read_fields(&bytes, &mut decoded);
            break;
        }
    }
    decoded
}

fn is_version(text: &str) -> bool {
    text.strip_prefix('v')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

fn read_fields(bytes: &[u8], decoded: &mut Decoded) {
    let mut rest = bytes;
    let mut decisions = false;
    while !rest.is_empty() {
        match postcard::take_from_bytes::<Field>(rest) {
            Ok((field, after)) => {
                rest = after;
                if let Err(error) = wire::apply(&mut decoded.scenario, field, &mut decisions) {
                    decoded.errors.push(match error {
                        FieldError::Profile(number) => LinkError::UnknownProfile(number),
                        FieldError::Epoch(epoch) => LinkError::OtherEngine(epoch),
                        FieldError::Policy(text) => LinkError::UnknownPolicy(text),
                        FieldError::Deviations => LinkError::BadSchedule,
                    });
                }
            }
            Err(_) => {
                salvage_source(rest, decoded);
                return;
            }
        }
    }
}

/// The program is the last field: of a cut link its beginning can be kept.
fn salvage_source(rest: &[u8], decoded: &mut Decoded) {
    let error = if decoded.errors.is_empty() { LinkError::UnknownField } else { LinkError::Damaged };
    if let Ok((tag, after)) = postcard::take_from_bytes::<u32>(rest)
        && tag == 0
        && let Ok((_, text)) = postcard::take_from_bytes::<u64>(after)
    {
        decoded.scenario.source = String::from_utf8_lossy(text).into_owned();
        return;
    }
    if !decoded.errors.contains(&error) {
        decoded.errors.push(error);
    }
}

/// Four letters or digits from the CRC-32 of the packed bytes.
fn checksum(packed: &[u8]) -> String {
    let mut crc = crc32fast::hash(packed);
    (0..4)
        .map(|_| {
            let digit = DIGITS[(crc % 62) as usize];
            crc /= 62;
            char::from(digit)
        })
        .collect()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let flags = create_comp_flags_from_zip_params(10, 0, 0);
    let mut compressor = CompressorOxide::new(flags);
    let dictionary = dictionary::V1.as_bytes();
    let mut primed = vec![0; dictionary.len() * 2 + 1024];
    let _ = compress(&mut compressor, dictionary, &mut primed, TDEFLFlush::Sync);
    let mut out = vec![0; bytes.len() * 2 + 1024];
    let (status, _, written) = compress(&mut compressor, bytes, &mut out, TDEFLFlush::Finish);
    debug_assert_eq!(status, TDEFLStatus::Done);
    out.truncate(written);
    out
}

/// The whole text, or nothing.
fn inflate(packed: &[u8]) -> Option<Vec<u8>> {
    let (bytes, done) = inflate_some(packed);
    done.then_some(bytes)
}

/// As much as the bytes give.
fn inflate_prefix(packed: &[u8]) -> Vec<u8> {
    inflate_some(packed).0
}

fn inflate_some(packed: &[u8]) -> (Vec<u8>, bool) {
    let dictionary = dictionary::V1.as_bytes();
    let mut input = Vec::with_capacity(dictionary.len() + packed.len() + 16);
    for block in dictionary.chunks(0xffff) {
        let len = block.len() as u16;
        input.push(0);
        input.extend(len.to_le_bytes());
        input.extend((!len).to_le_bytes());
        input.extend(block);
    }
    input.extend(packed);
    let mut out = vec![0; dictionary.len() + (packed.len() * 64).clamp(1 << 12, 1 << 18)];
    let mut read = 0;
    let mut written = 0;
    let mut state = DecompressorOxide::new();
    loop {
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, used, produced) = decompress(&mut state, &input[read..], &mut out, written, flags);
        read += used;
        written += produced;
        if status == TINFLStatus::HasMoreOutput && out.len() < MOST_BYTES + dictionary.len() {
            out.resize(out.len() * 2, 0);
            continue;
        }
        let text = out.get(dictionary.len()..written).unwrap_or(&[]).to_vec();
        return (text, status == TINFLStatus::Done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Decision, Deviation, Gid, PolicySpec, Schedule};
    use crate::machine::Profile;

    const PROGRAM: &str = "package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n)\n\nfunc main() {\n\tm := make(map[int]int)\n\tvar wg sync.WaitGroup\n\n\twg.Add(2)\n\tgo func() {\n\t\tdefer wg.Done()\n\t\tfor i := 0; i < 1000; i++ {\n\t\t\t_ = m[i]\n\t\t}\n\t}()\n\tgo func() {\n\t\tdefer wg.Done()\n\t\tdefer func() {\n\t\t\tfmt.Println(\"recovered:\", recover())\n\t\t}()\n\t\tfor i := 0; i < 1000; i++ {\n\t\t\tm[i] = i\n\t\t}\n\t}()\n\n\twg.Wait()\n\tfmt.Println(\"finished\", len(m))\n}\n";

    fn scenario() -> Scenario {
        Scenario {
            source: PROGRAM.into(),
            profile: Profile::Go123,
            step: 4711,
            schedule: Schedule {
                policy: PolicySpec::Stay,
                from: 0,
                deviations: vec![
                    Deviation { at: 31, decision: Decision::Run(Gid(2)) },
                    Deviation { at: 35, decision: Decision::Run(Gid(3)) },
                    Deviation { at: 35, decision: Decision::Value(5) },
                ],
            },
            ..Scenario::default()
        }
    }

    #[test]
    fn a_link_holds_program_interleaving_and_step_in_400_characters() {
        let link = encode(&scenario());
        assert_eq!(decode(&link), Decoded { scenario: scenario(), errors: vec![] });
        assert_eq!(encode(&decode(&link).scenario), link);
        assert!(link.len() <= 400, "{} characters", link.len());
        assert!(link.ends_with(|c: char| c.is_ascii_alphanumeric()));
    }

    #[test]
    fn a_cut_link_is_noticed_and_its_beginning_kept() {
        let link = encode(&scenario());
        for cut in PREFIX.len()..link.len() {
            let decoded = decode(&link[..cut]);
            assert!(decoded.errors.contains(&LinkError::Damaged), "cut at {cut}");
        }
        let decoded = decode(&link[..link.len() - 20]);
        assert_eq!(decoded.scenario.schedule, scenario().schedule);
        assert!(decoded.scenario.source.starts_with("package main"), "{:?}", decoded.scenario.source);
    }

    #[test]
    fn what_is_no_link_or_newer_says_so() {
        assert_eq!(decode("#hello").errors, vec![LinkError::NotALink]);
        assert_eq!(decode("#v2.abc").errors, vec![LinkError::NewerFormat("v2".into())]);
    }

    #[test]
    fn any_changed_character_is_noticed() {
        let link = encode(&scenario());
        for at in PREFIX.len()..link.len() {
            let other = if &link[at..=at] == "A" { "B" } else { "A" };
            let changed = format!("{}{other}{}", &link[..at], &link[at + 1..]);
            assert!(!decode(&changed).errors.is_empty(), "change at {at}");
        }
    }
}
