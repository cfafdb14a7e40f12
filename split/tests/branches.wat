;; Ifs with and without an else, nested, that change locals which are needed later.
(module
  (func (export "f") (param $n i32) (result i64)
    (local $a i32) (local $b i64) (local $c i32) (local $d i32)
    (local.set $a (i32.const 3))
    (if (i32.lt_s (local.get $n) (i32.const 10))
      (then
        (local.set $b (i64.extend_i32_s (i32.mul (local.get $n) (i32.const 7))))
        (if (i32.eqz (i32.rem_s (local.get $n) (i32.const 3)))
          (then
            (local.set $c (i32.add (local.get $a) (i32.const 11)))
            (local.set $a (i32.xor (local.get $c) (local.get $n)))
            (local.set $b (i64.add (local.get $b) (i64.const 1000)))
          )
          (else
            (local.set $d (i32.sub (local.get $n) (local.get $a)))
            (local.set $c (i32.mul (local.get $d) (local.get $d)))
            (local.set $b (i64.sub (local.get $b) (i64.extend_i32_s (local.get $c))))
          )
        )
        (local.set $a (i32.add (local.get $a) (local.get $c)))
      )
      (else
        (if (i32.gt_s (local.get $n) (i32.const 20))
          (then
            (local.set $d (i32.shl (local.get $n) (i32.const 2)))
            (local.set $b (i64.add (local.get $b) (i64.extend_i32_u (local.get $d))))
            (if (i32.gt_s (local.get $n) (i32.const 37))
              (then
                (local.set $b (i64.mul (local.get $b) (i64.const 3)))
                (local.set $a (i32.const 0))
                (drop (i32.div_s (local.get $n) (local.get $a)))
              ))
          ))
        (local.set $c (i32.add (local.get $d) (i32.mul (local.get $a) (i32.const 5))))
      ))
    (i64.add
      (i64.mul (local.get $b) (i64.const 31))
      (i64.extend_i32_s (i32.add (i32.mul (local.get $a) (i32.const 17)) (i32.add (local.get $c) (local.get $d)))))
  )
)
