;; Branch tables whose targets lie inside and outside of what may be moved.
(module
  (func (export "f") (param $n i32) (result i64)
    (local $x i32) (local $y i32) (local $z i64)
    (local.set $y (i32.const 1))
    (block $out
      (loop $more
        (block $c
          (block $b
            (block $a
              (br_if $a (i32.lt_s (local.get $x) (i32.const 2)))
              (local.set $z (i64.add (local.get $z) (i64.const 5)))
              (local.set $y (i32.add (local.get $y) (i32.mul (local.get $x) (local.get $n))))
              (block $inner
                (br_table $inner $a $b $c $out $inner (i32.rem_u (i32.add (local.get $n) (local.get $x)) (i32.const 7)))
              )
              (local.set $z (i64.mul (local.get $z) (i64.const 2)))
              (local.set $y (i32.xor (local.get $y) (i32.const 85)))
            )
            (local.set $z (i64.add (local.get $z) (i64.extend_i32_s (local.get $y))))
            (local.set $y (i32.sub (local.get $y) (i32.const 3)))
          )
          (local.set $z (i64.xor (local.get $z) (i64.const 4095)))
          (br_if $c (i32.and (local.get $x) (i32.const 1)))
          (local.set $y (i32.add (local.get $y) (i32.const 40)))
          (local.set $z (i64.sub (local.get $z) (i64.const 9)))
        )
        (local.set $x (i32.add (local.get $x) (i32.const 1)))
        (br_if $more (i32.lt_s (local.get $x) (i32.const 12)))
        (local.set $z (i64.add (local.get $z) (i64.const 123456)))
        (local.set $y (i32.mul (local.get $y) (i32.const 2)))
      )
      (local.set $z (i64.add (local.get $z) (i64.const 1)))
      (local.set $y (i32.add (local.get $y) (i32.const 1)))
    )
    (i64.add (i64.mul (local.get $z) (i64.const 7)) (i64.extend_i32_s (i32.add (local.get $x) (local.get $y))))
  )
)
