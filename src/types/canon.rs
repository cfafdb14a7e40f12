//! Canonical handles: equal exactly when the types are identical. Used above this floor, where all declarations
//! are complete.

use super::store::TypeStore;
use super::ty::*;
use super::typeset::Terms;
use std::rc::Rc;

impl TypeStore {
    /// The canonical handle of a type: aliases stripped, interfaces flattened, parameter names dropped.
    pub fn canon(&mut self, ty: Ty) -> Ty {
        if let Some(&canon) = self.canonical.get(&ty) {
            return canon;
        }
        let canon = self.canon_uncached(ty);
        self.canonical.insert(ty, canon);
        self.canonical.insert(canon, canon);
        canon
    }

    fn canon_list(&mut self, list: &[Ty]) -> Rc<[Ty]> {
        list.iter().map(|&ty| self.canon(ty)).collect()
    }

    fn canon_uncached(&mut self, ty: Ty) -> Ty {
        match self.kind(ty).clone() {
            TyKind::Basic(_) | TyKind::TypeParam(_) => ty,
            TyKind::Alias(_) => {
                let target = self.unalias(ty);
                self.canon(target)
            }
            TyKind::Named(id) => match self.named_data(id).origin {
                None => ty,
                Some(origin) => {
                    let args = self.named_data(id).type_args.clone();
                    let args = self.canon_list(&args);
                    self.instance(origin, args)
                }
            },
            TyKind::Pointer(base) => {
                let base = self.canon(base);
                self.pointer(base)
            }
            TyKind::Slice(elem) => {
                let elem = self.canon(elem);
                self.slice(elem)
            }
            TyKind::Array { len, elem } => {
                let elem = self.canon(elem);
                self.array(len, elem)
            }
            TyKind::Map { key, value } => {
                let (key, value) = (self.canon(key), self.canon(value));
                self.map(key, value)
            }
            TyKind::Chan { dir, elem } => {
                let elem = self.canon(elem);
                self.chan(dir, elem)
            }
            TyKind::Struct(fields) => {
                let fields: Rc<[StructField]> = fields
                    .iter()
                    .map(|field| StructField { ty: self.canon(field.ty), ..field.clone() })
                    .collect();
                self.intern(TyKind::Struct(fields))
            }
            TyKind::Tuple(list) => {
                let list = self.canon_list(&list);
                self.intern(TyKind::Tuple(list))
            }
            TyKind::Signature(sig) => {
                let canon = Signature {
                    params: self.canon_list(&sig.params),
                    results: self.canon_list(&sig.results),
                    variadic: sig.variadic,
                    type_params: sig.type_params.clone(),
                    names: [].into(),
                };
                self.intern(TyKind::Signature(Rc::new(canon)))
            }
            TyKind::Interface(_) => self.canon_interface(ty),
        }
    }

    fn canon_interface(&mut self, ty: Ty) -> Ty {
        let set = self.type_set(ty);
        let methods = set
            .methods
            .iter()
            .map(|method| IfaceMethod { name: method.name.clone(), sig: self.canon(method.sig) })
            .collect();
        let embeds: Rc<[Embed]> = match &set.terms {
            Terms::All => [].into(),
            Terms::Only(list) => {
                let mut list: Vec<Term> =
                    list.iter().map(|term| Term { tilde: term.tilde, ty: self.canon(term.ty) }).collect();
                list.sort();
                [Embed::Union(list.into())].into()
            }
        };
        let canon = InterfaceTy { methods, embeds, comparable: set.comparable, implicit: false };
        self.intern(TyKind::Interface(Rc::new(canon)))
    }
}
