//! The preset dictionary of link format 1: what small concurrent Go programs have in common. Frozen with the format:
//! changing a byte breaks every link made with it.

pub(super) const V1: &str = "type struct interface const default: fallthrough goto label continue break return nil \
true false iota string int64 uint64 int32 float64 byte rune error any bool len(cap( append( delete( copy( clear( \
min( max( new( context.WithCancel(context.Background())\n\tdefer cancel()\n\tctx context.WithTimeout( time.After( \
time.Duration time.NewTicker( rand.Intn( sort.Ints( strings. strconv.Itoa( errors.New(\"\") os.Exit(1) \
runtime.Gosched() runtime.GOMAXPROCS( runtime.NumGoroutine() atomic.AddInt64(&\tatomic.Int64\n sync.Map\n sync.Once\n \
sync.NewCond(&mu)\n\tcond.Wait() cond.Broadcast() sync.RWMutex\n\tmu.RLock()\n\tdefer mu.RUnlock()\n \
m.Load( m.Store( m.Range(func(key, value any) bool {\n\
\tselect {\n\tcase v, ok := <-ch:\n\tcase <-done:\n\tcase <-ctx.Done():\n\t\treturn ctx.Err()\n\
\tfor v := range ch {\n\tclose(ch)\n\tclose(done)\n\tch <- i\n\t<-done\n\tch := make(chan int)\n\
\tdone := make(chan struct{})\n\tresults := make(chan int, 10)\n\tjobs := make(chan int, 100)\n\
func worker(id int, jobs <-chan int, results chan<- int, wg *sync.WaitGroup) {\n\
\tvar mu sync.Mutex\n\tcounter := 0\n\t\tmu.Lock()\n\t\tdefer mu.Unlock()\n\t\tmu.Unlock()\n\t\tcounter++\n\
\tif err != nil {\n\t\tlog.Fatal(err)\n\t\tpanic(err)\n\t\tpanic(\"boom\")\n\t}\n\
\tfor k, v := range m {\n\t\tfmt.Println(k, v)\n\tfor _, v := range []int{1, 2, 3} {\n\tfor i := range 10 {\n\
\tm := map[string]int{}\n\tm := make(map[string]int)\n\tm[\"a\"] = 1\n\
\tfmt.Printf(\"%d %s %v\\n\", \tfmt.Println(\"finished\", len(m))\n\ttime.Sleep(10 * time.Millisecond)\n\
\t\t\tif r := recover(); r != nil {\n\t\t\t\tfmt.Println(\"recovered:\", r)\n\
\t\tdefer func() {\n\t\t\trecover()\n\t\t}()\n\t\tfor i := 0; i < 1000; i++ {\n\t\t\tm[i] = i\n\t\t\t_ = m[i]\n\
\tgo func() {\n\t\tdefer wg.Done()\n\t}()\n\twg.Go(func() {\n\twg.Add(1)\n\tvar wg sync.WaitGroup\n\twg.Add(2)\n\
\tm := make(map[int]int)\n\twg.Wait()\n}\n\npackage main\n\nimport (\n\t\"context\"\n\t\"errors\"\n\t\"fmt\"\n\
\t\"math/rand\"\n\t\"os\"\n\t\"runtime\"\n\t\"sync\"\n\t\"sync/atomic\"\n\t\"time\"\n)\n\nimport \"fmt\"\n\nfunc main() {\n";
