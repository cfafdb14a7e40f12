;; Blocks with values: branches carry them, ends leave them, and some exits have one where others have none.
(module
  (func (export "f") (param $n i32) (result i64)
    (local $a i32) (local $b i64) (local $i i32)
    (local.set $a
      (block $value (result i32)
        (if (i32.lt_s (local.get $n) (i32.const 5))
          (then
            (local.set $b (i64.const 17))
            (local.set $i (i32.add (local.get $n) (i32.const 2)))
            (br $value (i32.mul (local.get $n) (local.get $i)))))
        (block $plain
          (br_if $plain (i32.gt_s (local.get $n) (i32.const 30)))
          (local.set $b (i64.add (local.get $b) (i64.extend_i32_s (local.get $n))))
          (local.set $i (i32.add (local.get $i) (i32.const 9)))
          (br_if $plain (i32.eq (local.get $n) (i32.const 12)))
          (drop (br_if $value (i32.const 1234) (i32.eq (local.get $n) (i32.const 13))))
          (local.set $b (i64.mul (local.get $b) (i64.const 5)))
          (br_if $plain (i32.and (local.get $n) (i32.const 2)))
          (local.set $b (i64.sub (local.get $b) (i64.const 100)))
          (br $value (i32.add (local.get $i) (i32.const 77)))
        )
        (local.set $b (i64.xor (local.get $b) (i64.const 255)))
        (if (result i32) (i32.and (local.get $n) (i32.const 1))
          (then
            (local.set $i (i32.sub (local.get $i) (i32.const 4)))
            (i32.mul (local.get $i) (i32.const 3)))
          (else
            (local.set $b (i64.add (local.get $b) (i64.const 3)))
            (i32.add (local.get $i) (local.get $n))))
      ))
    (i64.add (i64.mul (local.get $b) (i64.const 13)) (i64.extend_i32_s (i32.add (local.get $a) (i32.mul (local.get $i) (i32.const 100)))))
  )
)
