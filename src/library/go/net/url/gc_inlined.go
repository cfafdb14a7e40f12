package url

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Error).Error 72 72
(*Error).Temporary 77 73
(*Error).Timeout 77 73
(*Error).Unwrap 3 3
(*URL).AppendBinary - 63
(*URL).Clone - 37
(*URL).Hostname 68 68
(*URL).IsAbs 5 5
(*URL).JoinPath - 67
(*URL).MarshalBinary 62 76
(*URL).Port 68 68
(*Userinfo).Password 12 12
(*Userinfo).Username 9 9
ParseQuery 74 74
PathEscape 62 62
PathUnescape 71 71
QueryEscape 62 62
QueryUnescape 71 71
User 9 9
UserPassword 9 9
Values.Add 9 9
Values.Clone - 43
Values.Del 3 3
Values.Get 18 18
Values.Has 10 10
Values.Set 7 7
`
