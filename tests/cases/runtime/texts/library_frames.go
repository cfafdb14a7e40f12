// record: go1.23
// record: each

// Panics inside the library: which frames a reader sees between the program's own.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"log"
	"maps"
	"math/big"
	"math/bits"
	"math/rand"
	"os"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"time"
	"unicode/utf8"
)

//go:noinline
func id[X any](x X) X { return x }

//go:noinline
func boom() { panic("boom") }

// lists

func c_sortSlice()      { sort.Slice([]int{2, 1}, func(i, j int) bool { boom(); return false }) }
func c_sortStable()     { sort.SliceStable([]int{2, 1}, func(i, j int) bool { boom(); return false }) }
func c_sortNoSlice()    { sort.Slice(id(1), func(i, j int) bool { return false }) }
func c_sortSearch()     { sort.Search(5, func(i int) bool { boom(); return false }) }
func c_sortFind()       { sort.Find(5, func(i int) int { boom(); return 0 }) }
func c_sortIs()         { sort.SliceIsSorted([]int{2, 1}, func(i, j int) bool { boom(); return false }) }

type sorter []int

func (s sorter) Len() int           { return len(s) }
func (s sorter) Less(i, j int) bool { boom(); return false }
func (s sorter) Swap(i, j int)      {}

type swapper []int

func (s swapper) Len() int           { return len(s) }
func (s swapper) Less(i, j int) bool { return s[i] < s[j] }
func (s swapper) Swap(i, j int)      { boom() }
func (s *swapper) Push(x any)        { *s = append(*s, x.(int)) }
func (s *swapper) Pop() any          { boom(); return 0 }

func c_sortSort()        { sort.Sort(sorter{2, 1}) }
func c_sortSwap()        { sort.Sort(swapper{2, 1}) }
func c_sortSortStable()  { sort.Stable(sorter{2, 1}) }
func c_sortReverse()     { sort.Sort(sort.Reverse(sorter{2, 1})) }
func c_sortIsSorted()    { sort.IsSorted(sorter{2, 1}) }
func c_slicesSortFunc()  { slices.SortFunc([]int{2, 1}, func(a, b int) int { boom(); return 0 }) }
func c_slicesSortStable() { slices.SortStableFunc([]int{2, 1}, func(a, b int) int { boom(); return 0 }) }
func c_slicesIndexFunc() { slices.IndexFunc([]int{2, 1}, func(a int) bool { boom(); return false }) }
func c_slicesContainsFunc() { slices.ContainsFunc([]int{2, 1}, func(a int) bool { boom(); return false }) }
func c_slicesBinary()    { slices.BinarySearchFunc([]int{2, 1}, 1, func(a, b int) int { boom(); return 0 }) }
func c_slicesMin()       { slices.Min(id([]int(nil))) }
func c_slicesMax()       { slices.Max(id([]int(nil))) }
func c_slicesMinFunc()   { slices.MinFunc(id([]int(nil)), cmp.Compare[int]) }
func c_slicesMaxFunc()   { slices.MaxFunc([]int{1, 2}, func(a, b int) int { boom(); return 0 }) }
func c_slicesInsert()    { slices.Insert([]int{1}, id(3), 1) }
func c_slicesDelete()    { slices.Delete([]int{1}, id(1), id(3)) }
func c_slicesDelete2()   { slices.Delete([]int{1, 2}, id(2), id(1)) }
func c_slicesReplace()   { slices.Replace([]int{1}, id(0), id(3), 1) }
func c_slicesChunk()     { slices.Chunk([]int{1}, id(0)) }
func c_slicesRepeat()    { slices.Repeat([]int{1}, id(-1)) }
func c_slicesRepeat2()   { slices.Repeat([]int{1, 2}, id(1<<62)) }
func c_slicesDeleteFunc() { slices.DeleteFunc([]int{1}, func(int) bool { boom(); return false }) }
func c_slicesCompact()   { slices.CompactFunc([]int{1, 2}, func(a, b int) bool { boom(); return false }) }
func c_slicesEqual()     { slices.EqualFunc([]int{1}, []int{1}, func(a, b int) bool { boom(); return false }) }
func c_slicesCollect()   { slices.Collect(func(yield func(int) bool) { boom() }) }
func c_slicesSorted()    { slices.Sorted(func(yield func(int) bool) { boom() }) }
func c_mapsCollect()     { maps.Collect(func(yield func(int, int) bool) { boom() }) }
func c_mapsCopy()        { maps.Copy(id(map[int]int(nil)), map[int]int{1: 1}) }
func c_mapsDeleteFunc()  { maps.DeleteFunc(map[int]int{1: 1}, func(a, b int) bool { boom(); return false }) }
func c_mapsEqualFunc()   { maps.EqualFunc(map[int]int{1: 1}, map[int]int{1: 1}, func(a, b int) bool { boom(); return false }) }
func c_heapInit()        { heap.Init(&swapper{2, 1}) }
func c_heapPush()        { heap.Push(&swapper{2, 3}, 1) }
func c_heapPop()         { heap.Pop(&swapper{2}) }
func c_heapFix()         { heap.Fix(&swapper{2, 1}, 1) }
func c_heapRemove()      { heap.Remove(&swapper{1, 2}, 1) }
func c_listNil()         { var l *list.List; l.PushBack(1) }
func c_listRemove()      { new(list.List).Remove(nil) }
func c_listNext()        { var e *list.Element; e.Next() }
func c_ringDo()          { ring.New(2).Do(func(any) { boom() }) }
func c_ringNil()         { var r *ring.Ring; r.Move(1) }

// text

func c_stringsMap()       { strings.Map(func(r rune) rune { boom(); return r }, "abc") }
func c_stringsFields()    { strings.FieldsFunc("abc", func(r rune) bool { boom(); return false }) }
func c_stringsIndexFunc() { strings.IndexFunc("abc", func(r rune) bool { boom(); return false }) }
func c_stringsTrim()      { strings.TrimFunc("abc", func(r rune) bool { boom(); return false }) }
func c_stringsTrimLeft()  { strings.TrimLeftFunc("abc", func(r rune) bool { boom(); return false }) }
func c_stringsContains()  { strings.ContainsFunc("abc", func(r rune) bool { boom(); return false }) }
func c_stringsRepeat()    { strings.Repeat("ab", id(-1)) }
func c_stringsReplacer()  { strings.NewReplacer("a") }
func c_stringsReader()    { var r *strings.Reader; r.ReadByte() }
func c_stringsBuilder()   { var b *strings.Builder; b.WriteString("x") }
func c_stringsBuilderCopy() { var a strings.Builder; a.WriteString("x"); b := a; b.WriteString("y") }
func c_stringsBuilderByte() { var a strings.Builder; a.WriteString("x"); b := a; b.WriteByte('y') }
func c_stringsBuilderRune() { var a strings.Builder; a.WriteString("x"); b := a; b.WriteRune('y') }
func c_stringsBuilderGrow() { var a strings.Builder; a.Grow(id(-1)) }
func c_bytesMap()         { bytes.Map(func(r rune) rune { boom(); return r }, []byte("abc")) }
func c_bytesRepeat()      { bytes.Repeat([]byte("ab"), id(-1)) }
func c_bytesRepeatBig()   { bytes.Repeat([]byte("ab"), id(1<<62)) }
func c_bufferGrow()       { new(bytes.Buffer).Grow(id(-1)) }
func c_bufferTruncate()   { new(bytes.Buffer).Truncate(id(5)) }
func c_bufferNil()        { var b *bytes.Buffer; b.WriteString("x") }
func c_bufferWriteNil()   { var b *bytes.Buffer; b.Write([]byte("x")) }
func c_bufferByteNil()    { var b *bytes.Buffer; b.WriteByte('x') }
func c_bufferReadFrom()   { new(bytes.Buffer).ReadFrom(negative{}) }
func c_strconvFormat()    { strconv.FormatInt(5, id(1)) }
func c_strconvFormat2()   { strconv.FormatUint(500, id(99)) }
func c_strconvAppend()    { strconv.AppendInt(nil, 500, id(99)) }
func c_strconvFloat()     { println(strconv.FormatFloat(1, id(byte('x')), 1, 64)) }
func c_strconvFloatBits() { strconv.FormatFloat(1, 'f', 1, id(33)) }
func c_strconvParse()     { _, err := strconv.ParseInt("1", id(99), 64); panic(err) }
func c_strconvAtoi()      { _, err := strconv.Atoi("x"); panic(err) }
func c_utf8()             { utf8.EncodeRune(id([]byte(nil)), 'x') }
func c_regexp()           { regexp.MustCompile(id("(")) }
func c_regexpPosix()      { regexp.MustCompilePOSIX(id("(")) }
func c_regexpReplace()    { regexp.MustCompile("a").ReplaceAllStringFunc("a", func(string) string { boom(); return "" }) }
func c_template()         { template.Must(template.New("x").Parse("{{")) }

type stringer struct{ n int }

func (s stringer) String() string { boom(); return "" }

type badError struct{ n int }

func (e *badError) Error() string { return strconv.Itoa(e.n) }

type goStringer int

func (goStringer) GoString() string { boom(); return "" }

type formatter int

func (formatter) Format(fmt.State, rune) { boom() }

func c_fmtStringer()   { fmt.Println(stringer{1}); println("survives") }
func c_fmtNilError()   { fmt.Println(id[*badError](nil)); fmt.Printf("%v %s\n", id[*badError](nil), id[*badError](nil)) }
func c_fmtGoStringer() { fmt.Printf("%#v\n", goStringer(1)) }
func c_fmtFormatter()  { fmt.Printf("%v|%d\n", formatter(1), formatter(2)) }
func c_fmtNested()     { fmt.Println([]any{stringer{1}, 2}) }
func c_fmtStruct()     { fmt.Printf("%v %+v\n", struct{ S stringer }{stringer{1}}, map[string]stringer{"k": {2}}) }
func c_fmtFatal()      { fmt.Fprintln(id[io.Writer](nil), "x") }
func c_fmtFprintf()    { fmt.Fprintf(id[io.Writer](nil), "x%d", 1) }
func c_fmtFprint()     { fmt.Fprint(id[io.Writer](nil), "x") }
func c_fmtWriter()     { fmt.Fprintf(panicker{}, "x%d", 1) }
func c_fmtSscan()      { fmt.Sscan("1", id[*int](nil)) }
func c_fmtErrorf()     { fmt.Println(fmt.Errorf("%w", error(id[*badError](nil)))) }

type inner struct{}

func (inner) String() string { return fmt.Sprint(outer{}) }

type outer struct{}

func (outer) String() string { panic(errors.New("deep")) }

func c_fmtDeep() { fmt.Println(inner{}) }

// streams

type negative struct{}

func (negative) Read([]byte) (int, error) { return -1, nil }

type panicker struct{}

func (panicker) Read([]byte) (int, error)  { boom(); return 0, nil }
func (panicker) Write([]byte) (int, error) { boom(); return 0, nil }

func c_bufioScan()      { bufio.NewScanner(panicker{}).Scan() }
func c_bufioSplit()     { s := bufio.NewScanner(strings.NewReader("x")); s.Split(func([]byte, bool) (int, []byte, error) { boom(); return 0, nil, nil }); s.Scan() }
func c_bufioSplitLate() { s := bufio.NewScanner(strings.NewReader("x")); s.Scan(); s.Split(bufio.ScanWords) }
func c_bufioBufferLate() { s := bufio.NewScanner(strings.NewReader("x")); s.Scan(); s.Buffer(nil, 1) }
func c_bufioEmpty()     { s := bufio.NewScanner(strings.NewReader("xy")); s.Split(func([]byte, bool) (int, []byte, error) { return 0, []byte{}, nil }); for range 200 { s.Scan() } }
func c_bufioReadByte()  { bufio.NewReader(panicker{}).ReadByte() }
func c_bufioReadString() { bufio.NewReader(panicker{}).ReadString('\n') }
func c_bufioReadLine()  { bufio.NewReader(panicker{}).ReadLine() }
func c_bufioNegative()  { bufio.NewReader(negative{}).ReadByte() }
func c_bufioFlush()     { w := bufio.NewWriter(panicker{}); w.WriteString("x"); w.Flush() }
func c_bufioNil()       { var w *bufio.Writer; w.Flush() }
func c_ioReadAll()      { io.ReadAll(panicker{}) }
func c_ioCopy()         { io.Copy(io.Discard, panicker{}) }
func c_ioCopyWriter()   { io.Copy(panicker{}, strings.NewReader("x")) }
func c_ioReadFull()     { io.ReadFull(panicker{}, make([]byte, 1)) }
func c_ioWriteString()  { io.WriteString(panicker{}, "x") }
func c_ioTee()          { io.TeeReader(strings.NewReader("x"), panicker{}).Read(make([]byte, 1)) }
func c_ioMulti()        { io.MultiWriter(panicker{}).Write(nil) }
func c_ioLimit()        { io.LimitReader(panicker{}, 5).Read(make([]byte, 9)) }
func c_ioNil()          { io.ReadAll(nil) }
func c_logPanic()       { log.SetFlags(0); log.Panic("logged") }
func c_logPanicf()      { log.SetFlags(0); log.Panicf("logged %d", 1) }
func c_logPanicln()     { log.New(os.Stdout, "p: ", 0).Panicln("logged", 2) }
func c_logFatal()       { log.SetFlags(0); log.Fatal("logged") }
func c_logWriter()      { log.New(panicker{}, "", 0).Println("x") }
func c_hexDecode()      { hex.Decode(nil, []byte("ab")) }
func c_base64()         { base64.NewEncoding(id("abc")) }
func c_binary()         { binary.BigEndian.Uint32(id([]byte{1})) }
func c_binaryPut()      { binary.LittleEndian.PutUint16(id([]byte{1}), 1) }
func c_binaryVarint()   { binary.PutUvarint(id([]byte{}), 1) }
func c_crc()            { crc32.Update(0, id[*crc32.Table](nil), []byte{1}) }

// numbers

func c_randIntn()     { rand.Intn(id(0)) }
func c_randInt31n()   { rand.Int31n(id(int32(0))) }
func c_randInt63n()   { rand.Int63n(id(int64(0))) }
func c_randPerm()     { rand.Perm(id(-1)) }
func c_randShuffle()  { rand.Shuffle(id(-1), func(i, j int) {}) }
func c_randShuffleF() { rand.Shuffle(2, func(i, j int) { boom() }) }
func c_randNew()      { rand.New(rand.NewSource(1)).Intn(id(0)) }
func c_randNew31()    { rand.New(rand.NewSource(1)).Int31n(id(int32(0))) }
func c_randNil()      { var r *rand.Rand; r.Int() }
func c_bitsDiv()      { bits.Div64(1, 1, id(uint64(0))) }
func c_bitsDivOver()  { bits.Div64(id(uint64(5)), 1, 1) }
func c_bigDiv()       { new(big.Int).Div(big.NewInt(1), big.NewInt(id(int64(0)))) }
func c_bigMod()       { new(big.Int).Mod(big.NewInt(1), big.NewInt(id(int64(0)))) }
func c_bigRat()       { big.NewRat(1, id(int64(0))) }

// sync, time, context

func c_onceDo()       { new(sync.Once).Do(boom) }
func c_poolNew()      { (&sync.Pool{New: func() any { boom(); return nil }}).Get() }
func c_syncMapRange() { var m sync.Map; m.Store(1, 1); m.Range(func(k, v any) bool { boom(); return true }) }
func c_condNil()      { var c *sync.Cond; c.Wait() }
func c_condLocker()   { sync.NewCond(nil).Wait() }
func c_wgNil()        { var wg *sync.WaitGroup; wg.Done() }
func c_rwNil()        { var m *sync.RWMutex; m.RLock() }
func c_rwNilUnlock()  { var m *sync.RWMutex; m.Unlock() }
func c_afterFunc()    { time.AfterFunc(1, boom); time.Sleep(time.Second) }
func c_ctxAfterFunc() { c, cancel := context.WithCancel(context.Background()); context.AfterFunc(c, boom); cancel(); time.Sleep(time.Second) }
func c_timeParse()    { _, err := time.Parse("2006", "x"); panic(err) }
func c_durationParse() { _, err := time.ParseDuration("x"); panic(err) }
func c_timeIn()       { time.Unix(0, 0).In(id[*time.Location](nil)) }
func c_timeDate()     { time.Date(1, 1, 1, 1, 1, 1, 1, id[*time.Location](nil)) }

type value struct{ context.Context }

func (value) Value(any) any { boom(); return nil }

func c_ctxValue()  { c, _ := context.WithCancel(value{context.Background()}); c.Value(1) }
func c_ctxParent() { context.WithCancel(value{context.TODO()}) }
func c_errorsIs()  { errors.Is(comparer{}, io.EOF) }
func c_errorsAs()  { errors.As(io.EOF, nil) }
func c_errorsAs2() { errors.As(io.EOF, id(1)) }
func c_errorsAs3() { errors.As(io.EOF, id(new(int))) }
func c_errorsAsNil() { errors.As(io.EOF, id[*error](nil)) }

type comparer struct{}

func (comparer) Error() string   { return "" }
func (comparer) Is(error) bool   { boom(); return false }

func c_errorsComparable() { errors.Is(uncomparable{}, uncomparable{}); println("ok") }

type uncomparable struct{ x []int }

func (uncomparable) Error() string { return "u" }

// reflect

func c_refZero()       { reflect.Value{}.Type() }
func c_refInterface()  { reflect.Value{}.Interface() }
func c_refInt()        { reflect.ValueOf("s").Int() }
func c_refLen()        { reflect.ValueOf(1).Len() }
func c_refField()      { reflect.ValueOf(1).Field(0) }
func c_refField2()     { reflect.ValueOf(stringer{}).Field(id(5)) }
func c_refIndex()      { reflect.ValueOf([]int{1}).Index(id(5)) }
func c_refSet()        { reflect.ValueOf(1).SetInt(5) }
func c_refSetType()    { var x int; reflect.ValueOf(&x).Elem().Set(reflect.ValueOf("s")) }
func c_refUnexported() { s := stringer{1}; reflect.ValueOf(&s).Elem().Field(0).SetInt(2) }
func c_refUnexported2() { _ = reflect.ValueOf(stringer{1}).Field(0).Interface() }
func c_refCall()       { reflect.ValueOf(boom).Call(nil) }
func c_refCallArgs()   { reflect.ValueOf(boom).Call([]reflect.Value{reflect.ValueOf(1)}) }
func c_refCallType()   { reflect.ValueOf(strconv.Itoa).Call([]reflect.Value{reflect.ValueOf("s")}) }
func c_refCallNil()    { reflect.ValueOf(id[func()](nil)).Call(nil) }
func c_refCallNo()     { reflect.ValueOf(1).Call(nil) }
func c_refMethod()     { reflect.ValueOf(stringer{}).Method(id(9)) }
func c_refMethodCall() { reflect.ValueOf(stringer{}).Method(0).Call(nil) }
func c_refMapNil()     { reflect.ValueOf(id[map[int]int](nil)).SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1)) }
func c_refElem()       { reflect.TypeOf(1).Elem() }
func c_refKey()        { reflect.TypeOf(1).Key() }
func c_refTypeField()  { reflect.TypeOf(1).Field(0) }
func c_refNumField()   { reflect.TypeOf(1).NumField() }
func c_refIn()         { reflect.TypeOf(1).In(0) }
func c_refTypeLen()    { reflect.TypeOf(1).Len() }
func c_refMake()       { reflect.MakeSlice(reflect.TypeOf(1), 1, 1) }
func c_refMakeMap()    { reflect.MakeMap(reflect.TypeOf(1)) }
func c_refMakeChan()   { reflect.MakeChan(reflect.TypeOf(1), 1) }
func c_refAppend()     { reflect.Append(reflect.ValueOf(1)) }
func c_refConvert()    { reflect.ValueOf("s").Convert(reflect.TypeOf(1)) }
func c_refIsNil()      { reflect.ValueOf(1).IsNil() }
func c_refAddr()       { reflect.ValueOf(1).Addr() }
func c_refClose()      { reflect.ValueOf(1).Close() }
func c_refSend()       { c := make(chan int, 1); close(c); reflect.ValueOf(c).Send(reflect.ValueOf(1)) }
func c_refNew()        { reflect.New(nil) }
func c_refZeroNil()    { reflect.Zero(nil) }
func c_refSlice()      { reflect.ValueOf([]int{1}).Slice(id(2), id(1)) }
func c_refMapRange()   { reflect.ValueOf(1).MapRange() }
func c_refMapIter()    { reflect.ValueOf(map[int]int{}).MapRange().Key() }
func c_refSwapper()    { reflect.Swapper(id(1)) }
func c_refSwapper2()   { reflect.Swapper([]int{1})(id(0), id(2)) }
func c_refUint()       { reflect.ValueOf(1).Uint() }
func c_refFloat()      { reflect.ValueOf(1).Float() }
func c_refBool()       { reflect.ValueOf(1).Bool() }
func c_refMapKeys()    { reflect.ValueOf(1).MapKeys() }
func c_refMapIndex()   { reflect.ValueOf(1).MapIndex(reflect.ValueOf(1)) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"sortSlice": c_sortSlice,
	"sortStable": c_sortStable,
	"sortNoSlice": c_sortNoSlice,
	"sortSearch": c_sortSearch,
	"sortFind": c_sortFind,
	"sortIs": c_sortIs,
	"sortSort": c_sortSort,
	"sortSwap": c_sortSwap,
	"sortSortStable": c_sortSortStable,
	"sortReverse": c_sortReverse,
	"sortIsSorted": c_sortIsSorted,
	"slicesSortFunc": c_slicesSortFunc,
	"slicesSortStable": c_slicesSortStable,
	"slicesIndexFunc": c_slicesIndexFunc,
	"slicesContainsFunc": c_slicesContainsFunc,
	"slicesBinary": c_slicesBinary,
	"slicesMin": c_slicesMin,
	"slicesMax": c_slicesMax,
	"slicesMinFunc": c_slicesMinFunc,
	"slicesMaxFunc": c_slicesMaxFunc,
	"slicesInsert": c_slicesInsert,
	"slicesDelete": c_slicesDelete,
	"slicesDelete2": c_slicesDelete2,
	"slicesReplace": c_slicesReplace,
	"slicesChunk": c_slicesChunk,
	"slicesRepeat": c_slicesRepeat,
	"slicesRepeat2": c_slicesRepeat2,
	"slicesDeleteFunc": c_slicesDeleteFunc,
	"slicesCompact": c_slicesCompact,
	"slicesEqual": c_slicesEqual,
	"slicesCollect": c_slicesCollect,
	"slicesSorted": c_slicesSorted,
	"mapsCollect": c_mapsCollect,
	"mapsCopy": c_mapsCopy,
	"mapsDeleteFunc": c_mapsDeleteFunc,
	"mapsEqualFunc": c_mapsEqualFunc,
	"heapInit": c_heapInit,
	"heapPush": c_heapPush,
	"heapPop": c_heapPop,
	"heapFix": c_heapFix,
	"heapRemove": c_heapRemove,
	"listNil": c_listNil,
	"listRemove": c_listRemove,
	"listNext": c_listNext,
	"ringDo": c_ringDo,
	"ringNil": c_ringNil,
	"stringsMap": c_stringsMap,
	"stringsFields": c_stringsFields,
	"stringsIndexFunc": c_stringsIndexFunc,
	"stringsTrim": c_stringsTrim,
	"stringsTrimLeft": c_stringsTrimLeft,
	"stringsContains": c_stringsContains,
	"stringsRepeat": c_stringsRepeat,
	"stringsReplacer": c_stringsReplacer,
	"stringsReader": c_stringsReader,
	"stringsBuilder": c_stringsBuilder,
	"stringsBuilderCopy": c_stringsBuilderCopy,
	"stringsBuilderByte": c_stringsBuilderByte,
	"stringsBuilderRune": c_stringsBuilderRune,
	"stringsBuilderGrow": c_stringsBuilderGrow,
	"bytesMap": c_bytesMap,
	"bytesRepeat": c_bytesRepeat,
	"bytesRepeatBig": c_bytesRepeatBig,
	"bufferGrow": c_bufferGrow,
	"bufferTruncate": c_bufferTruncate,
	"bufferNil": c_bufferNil,
	"bufferWriteNil": c_bufferWriteNil,
	"bufferByteNil": c_bufferByteNil,
	"bufferReadFrom": c_bufferReadFrom,
	"strconvFormat": c_strconvFormat,
	"strconvFormat2": c_strconvFormat2,
	"strconvAppend": c_strconvAppend,
	"strconvFloat": c_strconvFloat,
	"strconvFloatBits": c_strconvFloatBits,
	"strconvParse": c_strconvParse,
	"strconvAtoi": c_strconvAtoi,
	"utf8": c_utf8,
	"regexp": c_regexp,
	"regexpPosix": c_regexpPosix,
	"regexpReplace": c_regexpReplace,
	"template": c_template,
	"fmtStringer": c_fmtStringer,
	"fmtNilError": c_fmtNilError,
	"fmtGoStringer": c_fmtGoStringer,
	"fmtFormatter": c_fmtFormatter,
	"fmtNested": c_fmtNested,
	"fmtStruct": c_fmtStruct,
	"fmtFatal": c_fmtFatal,
	"fmtFprintf": c_fmtFprintf,
	"fmtFprint": c_fmtFprint,
	"fmtWriter": c_fmtWriter,
	"fmtSscan": c_fmtSscan,
	"fmtErrorf": c_fmtErrorf,
	"fmtDeep": c_fmtDeep,
	"bufioScan": c_bufioScan,
	"bufioSplit": c_bufioSplit,
	"bufioSplitLate": c_bufioSplitLate,
	"bufioBufferLate": c_bufioBufferLate,
	"bufioEmpty": c_bufioEmpty,
	"bufioReadByte": c_bufioReadByte,
	"bufioReadString": c_bufioReadString,
	"bufioReadLine": c_bufioReadLine,
	"bufioNegative": c_bufioNegative,
	"bufioFlush": c_bufioFlush,
	"bufioNil": c_bufioNil,
	"ioReadAll": c_ioReadAll,
	"ioCopy": c_ioCopy,
	"ioCopyWriter": c_ioCopyWriter,
	"ioReadFull": c_ioReadFull,
	"ioWriteString": c_ioWriteString,
	"ioTee": c_ioTee,
	"ioMulti": c_ioMulti,
	"ioLimit": c_ioLimit,
	"ioNil": c_ioNil,
	"logPanic": c_logPanic,
	"logPanicf": c_logPanicf,
	"logPanicln": c_logPanicln,
	"logFatal": c_logFatal,
	"logWriter": c_logWriter,
	"hexDecode": c_hexDecode,
	"base64": c_base64,
	"binary": c_binary,
	"binaryPut": c_binaryPut,
	"binaryVarint": c_binaryVarint,
	"crc": c_crc,
	"randIntn": c_randIntn,
	"randInt31n": c_randInt31n,
	"randInt63n": c_randInt63n,
	"randPerm": c_randPerm,
	"randShuffle": c_randShuffle,
	"randShuffleF": c_randShuffleF,
	"randNew": c_randNew,
	"randNew31": c_randNew31,
	"randNil": c_randNil,
	"bitsDiv": c_bitsDiv,
	"bitsDivOver": c_bitsDivOver,
	"bigDiv": c_bigDiv,
	"bigMod": c_bigMod,
	"bigRat": c_bigRat,
	"onceDo": c_onceDo,
	"poolNew": c_poolNew,
	"syncMapRange": c_syncMapRange,
	"condNil": c_condNil,
	"condLocker": c_condLocker,
	"wgNil": c_wgNil,
	"rwNil": c_rwNil,
	"rwNilUnlock": c_rwNilUnlock,
	"afterFunc": c_afterFunc,
	"ctxAfterFunc": c_ctxAfterFunc,
	"timeParse": c_timeParse,
	"durationParse": c_durationParse,
	"timeIn": c_timeIn,
	"timeDate": c_timeDate,
	"ctxValue": c_ctxValue,
	"ctxParent": c_ctxParent,
	"errorsIs": c_errorsIs,
	"errorsAs": c_errorsAs,
	"errorsAs2": c_errorsAs2,
	"errorsAs3": c_errorsAs3,
	"errorsAsNil": c_errorsAsNil,
	"errorsComparable": c_errorsComparable,
	"refZero": c_refZero,
	"refInterface": c_refInterface,
	"refInt": c_refInt,
	"refLen": c_refLen,
	"refField": c_refField,
	"refField2": c_refField2,
	"refIndex": c_refIndex,
	"refSet": c_refSet,
	"refSetType": c_refSetType,
	"refUnexported": c_refUnexported,
	"refUnexported2": c_refUnexported2,
	"refCall": c_refCall,
	"refCallArgs": c_refCallArgs,
	"refCallType": c_refCallType,
	"refCallNil": c_refCallNil,
	"refCallNo": c_refCallNo,
	"refMethod": c_refMethod,
	"refMethodCall": c_refMethodCall,
	"refMapNil": c_refMapNil,
	"refElem": c_refElem,
	"refKey": c_refKey,
	"refTypeField": c_refTypeField,
	"refNumField": c_refNumField,
	"refIn": c_refIn,
	"refTypeLen": c_refTypeLen,
	"refMake": c_refMake,
	"refMakeMap": c_refMakeMap,
	"refMakeChan": c_refMakeChan,
	"refAppend": c_refAppend,
	"refConvert": c_refConvert,
	"refIsNil": c_refIsNil,
	"refAddr": c_refAddr,
	"refClose": c_refClose,
	"refSend": c_refSend,
	"refNew": c_refNew,
	"refZeroNil": c_refZeroNil,
	"refSlice": c_refSlice,
	"refMapRange": c_refMapRange,
	"refMapIter": c_refMapIter,
	"refSwapper": c_refSwapper,
	"refSwapper2": c_refSwapper2,
	"refUint": c_refUint,
	"refFloat": c_refFloat,
	"refBool": c_refBool,
	"refMapKeys": c_refMapKeys,
	"refMapIndex": c_refMapIndex,
}
