//! Sizes and alignments as `gc` lays values out on amd64.

use super::store::TypeStore;
use super::ty::*;

const WORD: i64 = 8;
const MAX_DEPTH: u32 = 200;

fn align_up(offset: i64, align: i64) -> i64 {
    offset.checked_add(align - 1).map_or(-1, |n| n & !(align - 1))
}

impl TypeStore {
    /// `unsafe.Sizeof`; negative when the type is too large.
    pub fn size_of(&mut self, ty: Ty) -> i64 {
        self.size_at(ty, 0)
    }

    /// `unsafe.Alignof`.
    pub fn align_of(&mut self, ty: Ty) -> i64 {
        self.align_at(ty, 0)
    }

    /// Offset of each field; negative from the point where the struct is too large.
    pub fn field_offsets(&mut self, fields: &[StructField]) -> Vec<i64> {
        self.offsets_at(fields, 0)
    }

    fn offsets_at(&mut self, fields: &[StructField], depth: u32) -> Vec<i64> {
        let mut offset: i64 = 0;
        fields
            .iter()
            .map(|field| {
                if offset < 0 {
                    return -1;
                }
                let at = align_up(offset, self.align_at(field.ty, depth + 1));
                let size = self.size_at(field.ty, depth + 1);
                offset = if size < 0 || at < 0 { -1 } else { at.checked_add(size).unwrap_or(-1) };
                at
            })
            .collect()
    }

    fn align_at(&mut self, ty: Ty, depth: u32) -> i64 {
        if depth > MAX_DEPTH {
            return 1;
        }
        let under = self.underlying(ty);
        if let Some(&(_, align)) = self.layouts.get(&under) {
            return align;
        }
        match self.kind(under).clone() {
            TyKind::Array { elem, .. } => self.align_at(elem, depth + 1),
            TyKind::Struct(fields) => {
                fields.iter().map(|field| self.align_at(field.ty, depth + 1)).max().unwrap_or(1).max(1)
            }
            TyKind::Basic(Basic::Complex64) => 4,
            TyKind::Basic(_) => self.size_at(under, depth).clamp(1, WORD),
            _ => WORD,
        }
    }

    fn size_at(&mut self, ty: Ty, depth: u32) -> i64 {
        if depth > MAX_DEPTH {
            return 0;
        }
        let under = self.underlying(ty);
        if let Some(&(size, _)) = self.layouts.get(&under) {
            return size;
        }
        if !matches!(self.kind(under), TyKind::Struct(_) | TyKind::Array { .. }) {
            return self.size_uncached(under, depth);
        }
        // A type that contains itself is invalid; the entry only ends the recursion.
        self.layouts.insert(under, (0, 1));
        let size = self.size_uncached(under, depth);
        self.layouts.remove(&under);
        let align = self.align_at(under, depth);
        self.layouts.insert(under, (size, align));
        size
    }

    fn size_uncached(&mut self, under: Ty, depth: u32) -> i64 {
        match self.kind(under).clone() {
            TyKind::Basic(basic) => match basic {
                Basic::Bool | Basic::Int8 | Basic::Uint8 => 1,
                Basic::Int16 | Basic::Uint16 => 2,
                Basic::Int32 | Basic::Uint32 | Basic::Float32 => 4,
                Basic::Complex128 | Basic::String | Basic::UntypedString => 16,
                _ => WORD,
            },
            TyKind::Array { len, elem } => {
                let size = self.size_at(elem, depth + 1);
                if len <= 0 || size == 0 {
                    0
                } else if size < 0 {
                    -1
                } else {
                    size.checked_mul(len).unwrap_or(-1)
                }
            }
            TyKind::Slice(_) => 3 * WORD,
            TyKind::Interface(_) => 2 * WORD,
            TyKind::Struct(fields) => {
                let Some(last) = fields.last() else { return 0 };
                let offset = self.offsets_at(&fields, depth).last().copied().unwrap_or(0);
                let mut size = self.size_at(last.ty, depth + 1);
                if offset < 0 || size < 0 {
                    return -1;
                }
                // A trailing zero-size field takes a byte, so that its address stays inside the object.
                if offset > 0 && size == 0 {
                    size = 1;
                }
                let align = fields.iter().map(|f| self.align_at(f.ty, depth + 1)).max().unwrap_or(1);
                offset.checked_add(size).map_or(-1, |end| align_up(end, align))
            }
            _ => WORD,
        }
    }
}
