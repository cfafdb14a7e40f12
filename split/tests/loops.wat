;; Loops that go on and end from within blocks, with values of the round before.
(module
  (func (export "f") (param $n i32) (result i64)
    (local $i i32) (local $sum i64) (local $last i32) (local $odd i32)
    (block $end
      (loop $again
        (br_if $end (i32.ge_s (local.get $i) (local.get $n)))
        (block $next
          (if (i32.and (local.get $i) (i32.const 1))
            (then
              (local.set $odd (i32.add (local.get $odd) (i32.const 1)))
              (br_if $next (i32.gt_s (local.get $odd) (i32.const 5)))
              (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_s (local.get $last))))
              (local.set $last (i32.mul (local.get $i) (i32.const 3)))
            )
            (else
              (if (i32.eq (local.get $i) (i32.const 30))
                (then
                  (local.set $sum (i64.sub (local.get $sum) (i64.const 77)))
                  (local.set $i (i32.add (local.get $i) (i32.const 2)))
                  (br $again)))
              (if (i32.eq (local.get $i) (i32.const 36))
                (then
                  (local.set $last (i32.const 99))
                  (local.set $sum (i64.shl (local.get $sum) (i64.const 3)))
                  (br $end)))
              (local.set $last (i32.sub (local.get $last) (local.get $i)))
            ))
          (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 3)) (i64.extend_i32_s (local.get $last))))
        )
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $again)
      )
    )
    (i64.add (local.get $sum) (i64.extend_i32_s (i32.add (local.get $last) (i32.mul (local.get $odd) (i32.const 1000)))))
  )
)
