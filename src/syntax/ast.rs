//! The syntax tree: a plain tree of boxes with spans. Every expression, identifier and clause has a [`NodeId`],
//! unique within its package, by which the type checker's side tables are indexed.
//! Follows the Go specification's grammar; names follow `go/ast` where they exist there.

use crate::source::Span;
use std::rc::Rc;

/// Index of a node in its package's side tables. Assigned densely by the parser, in source order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// Hands out the ids of one package, densely from 0.
#[derive(Clone, Debug, Default)]
pub struct NodeIds {
    next: u32,
}

impl NodeIds {
    pub fn fresh(&mut self) -> NodeId {
        let id = NodeId(self.next);
        self.next += 1;
        id
    }

    /// How many ids were handed out: the length of a side table.
    pub fn count(&self) -> usize {
        self.next as usize
    }
}

/// An identifier at one place. `_` is an ordinary identifier here.
#[derive(Clone, Debug, PartialEq)]
pub struct Ident {
    pub id: NodeId,
    pub name: Rc<str>,
    pub span: Span,
}

/// One source file.
#[derive(Clone, Debug)]
pub struct File {
    pub package: Ident,
    pub imports: Vec<ImportSpec>,
    pub decls: Vec<Decl>,
    /// Every comment in source order, with its `//` or `/* */`.
    pub comments: Vec<Comment>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    pub text: Rc<str>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct ImportSpec {
    pub id: NodeId,
    /// `name`, `.` or `_` before the path.
    pub name: Option<Ident>,
    /// The unquoted path.
    pub path: Rc<str>,
    pub path_span: Span,
    pub span: Span,
}

/// A top-level or local declaration. Grouped declarations stay grouped, for printing and for iota.
#[derive(Clone, Debug)]
pub enum Decl {
    Const(ConstDecl),
    Var(VarDecl),
    Type(TypeDecl),
    Func(Box<FuncDecl>),
    /// An import declaration's place in source order (its specs are in [`File::imports`] by index range).
    Import {
        specs: std::ops::Range<usize>,
        grouped: bool,
        span: Span,
    },
    /// Text that did not parse; the diagnostic says why.
    Bad(Span),
}

#[derive(Clone, Debug)]
pub struct ConstDecl {
    pub specs: Vec<ConstSpec>,
    pub grouped: bool,
    pub span: Span,
}

/// `a, b T = x, y`. With no type and no values, the previous spec of the group is repeated with a new `iota`.
#[derive(Clone, Debug)]
pub struct ConstSpec {
    pub names: Vec<Ident>,
    pub ty: Option<Expr>,
    pub values: Vec<Expr>,
    /// Index in the group.
    pub iota: u32,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct VarDecl {
    pub specs: Vec<VarSpec>,
    pub grouped: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct VarSpec {
    pub names: Vec<Ident>,
    pub ty: Option<Expr>,
    pub values: Vec<Expr>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct TypeDecl {
    pub specs: Vec<TypeSpec>,
    pub grouped: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct TypeSpec {
    pub name: Ident,
    pub type_params: Vec<Field>,
    /// `type A = B`.
    pub alias: bool,
    pub ty: Expr,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct FuncDecl {
    /// The receiver; one field with at most one name when the program is correct.
    pub recv: Option<Vec<Field>>,
    pub name: Ident,
    pub type_params: Vec<Field>,
    pub sig: FuncType,
    /// Absent for a native function of an embedded package.
    pub body: Option<Block>,
    pub span: Span,
}

/// Parameters, results and the `func` keyword's place.
#[derive(Clone, Debug)]
pub struct FuncType {
    pub params: Vec<Field>,
    pub results: Vec<Field>,
    pub span: Span,
}

/// One group of parameters, results, type parameters, struct fields or interface elements sharing a type.
#[derive(Clone, Debug)]
pub struct Field {
    pub id: NodeId,
    /// Empty for an unnamed parameter, an embedded field or an embedded interface element.
    pub names: Vec<Ident>,
    pub ty: Expr,
    /// Unquoted struct tag.
    pub tag: Option<Rc<str>>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Expr {
    pub id: NodeId,
    pub span: Span,
    pub kind: ExprKind,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    Bad,
    Ident(Ident),
    Lit(Lit),
    /// `T{…}`, or `{…}` with an elided type inside another composite literal.
    Composite {
        ty: Option<Box<Expr>>,
        elems: Vec<KeyedElem>,
        rbrace: Span,
    },
    FuncLit(Box<FuncLit>),
    Paren(Box<Expr>),
    Selector {
        x: Box<Expr>,
        sel: Ident,
    },
    /// `x[a]`, `x[a, b]`: element access or instantiation.
    Index {
        x: Box<Expr>,
        indices: Vec<Expr>,
        rbrack: Span,
    },
    Slice {
        x: Box<Expr>,
        lo: Option<Box<Expr>>,
        hi: Option<Box<Expr>>,
        max: Option<Box<Expr>>,
        full: bool,
    },
    /// `x.(T)`; `ty` is absent in `x.(type)`.
    TypeAssert {
        x: Box<Expr>,
        ty: Option<Box<Expr>>,
    },
    /// `ellipsis` is the place of `...` after the last argument. `rparen` is the closing parenthesis.
    Call {
        fun: Box<Expr>,
        args: Vec<Expr>,
        ellipsis: Option<Span>,
        rparen: Span,
    },
    Star(Box<Expr>),
    Unary {
        op: UnaryOp,
        op_span: Span,
        x: Box<Expr>,
    },
    Binary {
        op: BinaryOp,
        op_span: Span,
        x: Box<Expr>,
        y: Box<Expr>,
    },
    // Types.
    /// `[n]T`; `len` is absent in `[...]T`.
    ArrayType {
        len: Option<Box<Expr>>,
        elem: Box<Expr>,
    },
    SliceType(Box<Expr>),
    StructType(Vec<Field>),
    FuncType(Box<FuncType>),
    /// Methods are fields with one name and a `FuncType`; embedded elements have no names. A union or `~T`
    /// element is a `Binary { op: Or }` / `Unary { op: Tilde }` expression.
    InterfaceType(Vec<Field>),
    MapType {
        key: Box<Expr>,
        value: Box<Expr>,
    },
    ChanType {
        dir: ChanDir,
        elem: Box<Expr>,
    },
    /// `...T` as the last parameter's type.
    Ellipsis(Option<Box<Expr>>),
}

/// A function literal.
#[derive(Clone, Debug)]
pub struct FuncLit {
    pub sig: FuncType,
    pub body: Block,
}

#[derive(Clone, Debug)]
pub struct KeyedElem {
    pub key: Option<Expr>,
    pub value: Expr,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lit {
    pub kind: LitKind,
    /// The literal as written.
    pub text: Rc<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LitKind {
    Int,
    Float,
    Imag,
    Char,
    String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Plus,
    Neg,
    Not,
    /// `^x`
    Xor,
    /// `&x`
    Addr,
    /// `<-x`
    Recv,
    /// `~T` in a constraint.
    Tilde,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    LogOr,
    LogAnd,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Add,
    Sub,
    Or,
    Xor,
    Mul,
    Div,
    Rem,
    Shl,
    Shr,
    And,
    AndNot,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum ChanDir {
    Both,
    Send,
    Recv,
}

/// `{ … }`.
#[derive(Clone, Debug)]
pub struct Block {
    pub id: NodeId,
    pub stmts: Vec<Stmt>,
    pub lbrace: Span,
    pub rbrace: Span,
}

#[derive(Clone, Debug)]
pub struct Stmt {
    pub id: NodeId,
    pub span: Span,
    pub kind: StmtKind,
}

#[derive(Clone, Debug)]
pub enum StmtKind {
    Bad,
    Empty,
    Decl(Decl),
    Labeled {
        label: Ident,
        stmt: Box<Stmt>,
    },
    Expr(Expr),
    Send {
        chan: Expr,
        value: Expr,
        arrow: Span,
    },
    IncDec {
        x: Expr,
        inc: bool,
        op_span: Span,
    },
    /// `=`, or `op=` with one operand on each side.
    Assign {
        lhs: Vec<Expr>,
        op: Option<BinaryOp>,
        rhs: Vec<Expr>,
        op_span: Span,
    },
    /// `:=`.
    Define {
        lhs: Vec<Expr>,
        rhs: Vec<Expr>,
        op_span: Span,
    },
    Go(Expr),
    Defer(Expr),
    Return(Vec<Expr>),
    Branch {
        kind: BranchKind,
        label: Option<Ident>,
    },
    Block(Block),
    If(Box<IfStmt>),
    Switch(Box<SwitchStmt>),
    TypeSwitch(Box<TypeSwitchStmt>),
    Select(Box<SelectStmt>),
    For(Box<ForStmt>),
    Range(Box<RangeStmt>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BranchKind {
    Break,
    Continue,
    Goto,
    Fallthrough,
}

#[derive(Clone, Debug)]
pub struct IfStmt {
    pub init: Option<Stmt>,
    pub cond: Expr,
    pub then: Block,
    /// A `Block` or an `If` statement.
    pub els: Option<Stmt>,
}

#[derive(Clone, Debug)]
pub struct SwitchStmt {
    pub init: Option<Stmt>,
    pub tag: Option<Expr>,
    pub cases: Vec<CaseClause>,
    pub lbrace: Span,
    pub rbrace: Span,
}

/// `case a, b:` or `default:` (`exprs` is `None`). In a type switch the expressions are types or `nil`.
#[derive(Clone, Debug)]
pub struct CaseClause {
    /// In a type switch with a variable, the implicit object of this clause is recorded under this id.
    pub id: NodeId,
    pub exprs: Option<Vec<Expr>>,
    pub body: Vec<Stmt>,
    pub colon: Span,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct TypeSwitchStmt {
    pub init: Option<Stmt>,
    /// The variable of `v := x.(type)`.
    pub bind: Option<Ident>,
    pub x: Expr,
    pub cases: Vec<CaseClause>,
    pub lbrace: Span,
    pub rbrace: Span,
}

#[derive(Clone, Debug)]
pub struct SelectStmt {
    pub cases: Vec<CommClause>,
    pub lbrace: Span,
    pub rbrace: Span,
}

/// One case of a select; `comm` is `None` for `default`, else a `Send`, an `Expr` with a receive, or an
/// `Assign`/`Define` with a receive on the right.
#[derive(Clone, Debug)]
pub struct CommClause {
    pub id: NodeId,
    pub comm: Option<Stmt>,
    pub body: Vec<Stmt>,
    pub colon: Span,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct ForStmt {
    pub init: Option<Stmt>,
    pub cond: Option<Expr>,
    pub post: Option<Stmt>,
    pub body: Block,
}

#[derive(Clone, Debug)]
pub struct RangeStmt {
    pub key: Option<Expr>,
    pub value: Option<Expr>,
    /// `:=` rather than `=`.
    pub define: bool,
    pub x: Expr,
    pub range_span: Span,
    pub body: Block,
}
