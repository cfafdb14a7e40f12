//! Type sets of interfaces (specification: Interface types, General interfaces): methods, terms, comparability.

use super::store::TypeStore;
use super::ty::*;
use std::cmp::Ordering;
use std::rc::Rc;

/// The union of terms that an interface allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    /// Every type.
    All,
    /// The types of these terms; none of them contains another. Empty: no type at all.
    Only(Vec<Term>),
}

/// All methods (sorted as `gc` sorts them: exported ones first), allowed types, and whether values must be
/// strictly comparable.
#[derive(Clone, Debug)]
pub struct TypeSet {
    pub methods: Vec<IfaceMethod>,
    pub terms: Terms,
    pub comparable: bool,
}

impl Terms {
    pub fn is_empty(&self) -> bool {
        matches!(self, Terms::Only(list) if list.is_empty())
    }

    pub fn is_all(&self) -> bool {
        matches!(self, Terms::All)
    }
}

impl TypeSet {
    fn top() -> Self {
        TypeSet { methods: Vec::new(), terms: Terms::All, comparable: false }
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Every type implements it.
    pub fn is_all(&self) -> bool {
        self.is_method_set() && self.methods.is_empty()
    }

    /// An ordinary interface, usable as the type of a variable.
    pub fn is_method_set(&self) -> bool {
        !self.comparable && self.terms.is_all()
    }

    /// The specific terms, if there are any.
    pub fn specific(&self) -> Option<&[Term]> {
        match &self.terms {
            Terms::Only(list) if !list.is_empty() => Some(list),
            _ => None,
        }
    }
}

/// Whether a name starts with an upper-case letter.
pub fn is_exported(name: &str) -> bool {
    match name.as_bytes().first() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => name.chars().next().is_some_and(char::is_uppercase),
    }
}

/// The order in which `gc` lists methods: exported first, then by name, then by package.
pub fn method_order(a: &QualName, b: &QualName) -> Ordering {
    let (ea, eb) = (is_exported(&a.name), is_exported(&b.name));
    eb.cmp(&ea).then_with(|| a.name.cmp(&b.name)).then_with(|| a.pkg.cmp(&b.pkg))
}

const MAX_DEPTH: u32 = 100;

impl TypeStore {
    /// The interface that constrains a type parameter. A constraint that is not an interface is wrapped in one.
    pub fn constraint_interface(&mut self, id: TypeParamId) -> Ty {
        let Some(bound) = self.type_params[id.0 as usize].constraint else { return Ty::EMPTY_INTERFACE };
        let bound_type = self.unalias(bound);
        if bound_type == Ty::INVALID || self.is_type_param(bound_type) {
            return Ty::EMPTY_INTERFACE;
        }
        let under = self.underlying(bound_type);
        match self.kind(under) {
            TyKind::Interface(_) => under,
            TyKind::Basic(Basic::Invalid) => Ty::EMPTY_INTERFACE,
            _ => {
                let wrapped = InterfaceTy {
                    methods: [].into(),
                    embeds: [Embed::Type(bound)].into(),
                    comparable: false,
                    implicit: true,
                };
                let wrapped = self.intern(TyKind::Interface(Rc::new(wrapped)));
                self.type_params[id.0 as usize].constraint = Some(wrapped);
                wrapped
            }
        }
    }

    /// Whether a type parameter's constraint is a basic interface, of methods only.
    pub fn has_basic_constraint(&self, id: TypeParamId) -> bool {
        let bound = self.type_params[id.0 as usize].constraint.map(|bound| self.unalias(bound));
        let under = bound.and_then(|bound| match self.kind(bound) {
            TyKind::Named(named) => self.named_data(*named).underlying,
            _ => Some(bound),
        });
        // What nothing asked the type set of tells no types apart.
        under.and_then(|under| self.type_sets.get(&under)).is_none_or(|set| set.is_method_set())
    }

    /// The type set of an interface type (or of a type whose underlying type is one).
    pub fn type_set(&mut self, ty: Ty) -> Rc<TypeSet> {
        let under = self.underlying(ty);
        self.type_set_at(under, 0).0
    }

    fn type_set_at(&mut self, ty: Ty, depth: u32) -> (Rc<TypeSet>, bool) {
        if let Some(set) = self.type_sets.get(&ty) {
            return (set.clone(), true);
        }
        let TyKind::Interface(iface) = self.kind(ty).clone() else { return (Rc::new(TypeSet::top()), false) };
        if depth > MAX_DEPTH {
            return (Rc::new(TypeSet::top()), false);
        }
        // Guards against interfaces that embed themselves, which are reported elsewhere.
        self.type_sets.insert(ty, Rc::new(TypeSet::top()));
        let mut complete = true;
        let mut methods: Vec<IfaceMethod> = iface.methods.to_vec();
        let mut terms = Terms::All;
        let mut comparable = iface.comparable;
        for embed in iface.embeds.iter() {
            let (other, other_comparable) = match embed {
                Embed::Type(elem) => {
                    let under = self.underlying(*elem);
                    match self.kind(under) {
                        TyKind::Interface(_) => {
                            let (set, done) = self.type_set_at(under, depth + 1);
                            complete &= done;
                            for method in &set.methods {
                                if !methods.iter().any(|m| m.name == method.name) {
                                    methods.push(method.clone());
                                }
                            }
                            (set.terms.clone(), set.comparable)
                        }
                        TyKind::Basic(Basic::Invalid) => {
                            complete = false;
                            continue;
                        }
                        _ => (Terms::Only(vec![Term { tilde: false, ty: *elem }]), false),
                    }
                }
                Embed::Union(list) => match self.union_terms(list, depth, &mut complete) {
                    Some(terms) => (terms, false),
                    None => continue,
                },
            };
            (terms, comparable) = self.intersect_sets(&terms, comparable, &other, other_comparable);
        }
        methods.sort_by(|a, b| method_order(&a.name, &b.name));
        let set = Rc::new(TypeSet { methods, terms, comparable });
        if complete {
            self.type_sets.insert(ty, set.clone());
        } else {
            self.type_sets.remove(&ty);
        }
        (set, complete)
    }

    fn union_terms(&mut self, list: &[Term], depth: u32, complete: &mut bool) -> Option<Terms> {
        let mut all = Terms::Only(Vec::new());
        for &term in list {
            let under = self.underlying(term.ty);
            let valid_tilde = !term.tilde || self.identical(term.ty, under);
            let other = match self.kind(under) {
                TyKind::Interface(_) => {
                    let (set, done) = self.type_set_at(under, depth + 1);
                    *complete &= done;
                    set.terms.clone()
                }
                TyKind::Basic(Basic::Invalid) => {
                    *complete = false;
                    continue;
                }
                _ if !valid_tilde => Terms::Only(Vec::new()),
                _ => Terms::Only(vec![term]),
            };
            all = self.terms_union(&all, &other);
        }
        Some(all)
    }

    fn intersect_sets(&mut self, x: &Terms, x_comp: bool, y: &Terms, y_comp: bool) -> (Terms, bool) {
        let mut terms = self.terms_intersect(x, y);
        let mut comparable = x_comp || y_comp;
        if comparable && let Terms::Only(list) = &terms {
            let kept = list.iter().copied().filter(|term| self.strictly_comparable(term.ty)).collect();
            terms = Terms::Only(kept);
            comparable = false;
        }
        (terms, comparable)
    }

    /// Neither term's types are among the other's.
    pub fn terms_disjoint(&mut self, x: Term, y: Term) -> bool {
        let ux = if y.tilde { self.underlying(x.ty) } else { x.ty };
        let uy = if x.tilde { self.underlying(y.ty) } else { y.ty };
        !self.identical(ux, uy)
    }

    fn terms_union(&mut self, x: &Terms, y: &Terms) -> Terms {
        match (x, y) {
            (Terms::All, _) | (_, Terms::All) => Terms::All,
            (Terms::Only(a), Terms::Only(b)) => {
                let list: Vec<Term> = a.iter().chain(b).copied().collect();
                Terms::Only(self.normal_terms(list))
            }
        }
    }

    /// Drops terms that another one contains.
    fn normal_terms(&mut self, list: Vec<Term>) -> Vec<Term> {
        let mut used = vec![false; list.len()];
        let mut out = Vec::new();
        for i in 0..list.len() {
            if used[i] {
                continue;
            }
            let mut term = list[i];
            for j in i + 1..list.len() {
                if !used[j] && !self.terms_disjoint(term, list[j]) {
                    if !term.tilde && list[j].tilde {
                        term = list[j];
                    }
                    used[j] = true;
                }
            }
            out.push(term);
        }
        out
    }

    fn terms_intersect(&mut self, x: &Terms, y: &Terms) -> Terms {
        match (x, y) {
            (Terms::All, other) | (other, Terms::All) => other.clone(),
            (Terms::Only(a), Terms::Only(b)) => {
                let mut out = Vec::new();
                for &x in a {
                    for &y in b {
                        if !self.terms_disjoint(x, y) {
                            out.push(if !x.tilde || y.tilde { x } else { y });
                        }
                    }
                }
                Terms::Only(self.normal_terms(out))
            }
        }
    }

    /// Every type of `x` is one of `y`.
    pub fn terms_subset(&mut self, x: &Terms, y: &Terms) -> bool {
        match (x, y) {
            (_, Terms::All) => true,
            (Terms::All, Terms::Only(_)) => false,
            (Terms::Only(a), Terms::Only(b)) => {
                a.iter().all(|&x| b.iter().any(|&y| !self.terms_disjoint(x, y) && (!x.tilde || y.tilde)))
            }
        }
    }

    pub fn terms_equal(&mut self, x: &Terms, y: &Terms) -> bool {
        self.terms_subset(x, y) && self.terms_subset(y, x)
    }

    /// Whether a type is one of the term's types.
    pub fn term_includes(&mut self, term: Term, ty: Ty) -> bool {
        let ty = if term.tilde { self.underlying(ty) } else { ty };
        self.identical(term.ty, ty)
    }

    /// The specific types of a type parameter as (type, underlying type) pairs; `None` when there are none. Other
    /// types stand for themselves.
    pub fn type_list(&mut self, ty: Ty) -> Option<Vec<(Ty, Ty)>> {
        let Some(id) = self.as_type_param(ty) else {
            let under = self.underlying(ty);
            return Some(vec![(ty, under)]);
        };
        let iface = self.constraint_interface(id);
        let set = self.type_set(iface);
        let terms = set.specific()?;
        Some(
            terms
                .iter()
                .map(|term| {
                    let plain = self.unalias(term.ty);
                    (term.ty, if term.tilde { plain } else { self.underlying(plain) })
                })
                .collect(),
        )
    }

    /// The terms of a type parameter's constraint; `None` when it has no specific types.
    pub fn type_param_terms(&mut self, id: TypeParamId) -> Option<Vec<Term>> {
        let iface = self.constraint_interface(id);
        let set = self.type_set(iface);
        set.specific().map(<[Term]>::to_vec)
    }

    /// The single underlying type of all types in the type set (channels may differ in direction), if there is one.
    pub fn common_underlying(&mut self, ty: Ty) -> Option<Ty> {
        let mut common: Option<Ty> = None;
        for (_, under) in self.type_list(ty)? {
            let Some(so_far) = common else {
                common = Some(under);
                continue;
            };
            if let (TyKind::Chan { dir: d1, elem: e1 }, TyKind::Chan { dir: d2, elem: e2 }) =
                (self.kind(so_far).clone(), self.kind(under).clone())
            {
                use crate::syntax::ast::ChanDir::Both;
                if !self.identical(e1, e2) || d1 != d2 && d1 != Both && d2 != Both {
                    return None;
                }
                if d1 == Both {
                    common = Some(under);
                }
            } else if !self.identical(so_far, under) {
                return None;
            }
        }
        common
    }
}
