package getsafe

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"throughline/code"
	"throughline/core"
	"throughline/form"
)

// answered gives some signs an answer, all others "no".
func answered(t testing.TB, of map[string]string) Answers {
	t.Helper()
	var a Answers
	for i := range a {
		a[i] = "no"
	}
	for name, answer := range of {
		i := slices.IndexFunc(signs[:], func(s Sign) bool { return s.Code == name })
		if i < 0 {
			t.Fatalf("there is no sign %s", name)
		}
		a[i] = answer
	}
	return a
}

func TestScore(t *testing.T) {
	for _, c := range []struct {
		why   string
		signs map[string]string
		score int
		level string
	}{
		{"nothing seen", nil, 0, "low"},
		{"what protects takes nothing off and adds nothing", map[string]string{"safe_home": "now", "gifts": "recent"}, 5, "low"},
		{"a strong sign in the past six months counts in full, and is not medium alone", map[string]string{"gifts": "recent"}, 5, "low"},
		{"any strong sign now is at least medium", map[string]string{"gifts": "now"}, 5, "medium"},
		{"long ago it weighs little", map[string]string{"gifts": "earlier", "mood": "earlier"}, 2, "low"},
		{"what makes vulnerable has no limit of time", map[string]string{"bereaved": "earlier", "in_care": "now"}, 2, "low"},
		{"ten is low", map[string]string{"gifts": "recent", "missing_often": "recent"}, 10, "low"},
		{"eleven is medium", map[string]string{"gifts": "recent", "missing_often": "recent", "in_care": "now"}, 11, "medium"},
		{"25 is medium", map[string]string{"gifts": "recent", "missing_often": "recent", "vehicles": "recent", "far_away": "recent", "named": "recent"}, 25, "medium"},
		{"26 is high", map[string]string{"gifts": "recent", "missing_often": "recent", "vehicles": "recent", "far_away": "recent", "named": "recent", "in_care": "now"}, 26, "high"},
		{"what the child told makes it high alone", map[string]string{"disclosed": "recent"}, 5, "high"},
		{"told of long ago does not make it high alone", map[string]string{"disclosed": "earlier"}, 1, "low"},
		{"a weapon now", map[string]string{"weapon": "now"}, 5, "high"},
		{"not known counts nothing", map[string]string{"weapon": "unknown"}, 0, "low"},
	} {
		score, level := Tools[0].Score(answered(t, c.signs))
		if score != c.score || level != c.level {
			t.Errorf("%s: %d, %s; want %d, %s", c.why, score, level, c.score, c.level)
		}
	}
}

// TestAWorseAnswerNeverLowersTheLevel holds over all answers and versions.
func TestAWorseAnswerNeverLowersTheLevel(t *testing.T) {
	worse := []string{"no", "earlier", "recent", "now"}
	rapid.Check(t, func(t *rapid.T) {
		tool := rapid.SampledFrom(Tools).Draw(t, "version")
		var a Answers
		for i := range a {
			a[i] = rapid.SampledFrom(worse).Draw(t, "answer")
		}
		score, level := tool.Score(a)
		i := rapid.IntRange(0, len(a)-1).Draw(t, "which")
		at := slices.Index(worse, a[i])
		a[i] = worse[rapid.IntRange(at, len(worse)-1).Draw(t, "worse")]
		if s, l := tool.Score(a); s < score || rank[l] < rank[level] {
			t.Fatalf("%s went to %s: %d %s became %d %s", signs[i].Code, a[i], score, level, s, l)
		}
	})
}

func TestTheToolIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range signs {
		if s.Code == "" || s.Words == "" || seen[s.Code] || s.Alone && s.Group != Strong {
			t.Errorf("sign %q is not whole or is there twice", s.Code)
		}
		seen[s.Code] = true
	}
	for i, tool := range Tools {
		if tool.Version != i+1 || tool.Medium >= tool.High || tool.Weights[Strong] == 0 || i > 0 && !tool.From.After(Tools[i-1].From) {
			t.Errorf("version %d is not whole: %+v", tool.Version, tool)
		}
	}
	if got := ToolOn(core.Day(2019, 1, 1)).Version; got != 1 {
		t.Errorf("a day before the first version has version %d, want 1", got)
	}
}

// TestAScreeningKeepsItsVersion proves that a later version of the tool changes no
// screening that was made before it.
func TestAScreeningKeepsItsVersion(t *testing.T) {
	before := Tools
	defer func() { Tools = before }()
	Tools = append(slices.Clone(Tools), Tool{Version: 2, From: core.Day(2026, 6, 1), Weights: map[Group]int{Strong: 9, Medium: 9, Background: 9}, Medium: 5, High: 6})
	for _, c := range []struct {
		why     string
		on      core.Date
		version int64
		want    int
	}{
		{"made before the new version", core.Day(2026, 5, 31), 0, 1},
		{"made on the day of the new version", core.Day(2026, 6, 1), 0, 2},
		{"made by the old version and dated later since", core.Day(2026, 7, 1), 1, 1},
	} {
		s := Screening{On: c.on, Answers: answered(t, map[string]string{"gifts": "recent"})}
		if c.version > 0 {
			s.Version = form.Number{N: c.version, Known: true}
		}
		if err := s.workOut(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if s.Version.N != int64(c.want) {
			t.Errorf("%s: version %d, want %d", c.why, s.Version.N, c.want)
		}
	}
}

func TestAJudgementHoldsOverTheTool(t *testing.T) {
	s := Screening{On: core.Day(2026, 6, 1), Answers: answered(t, map[string]string{"gifts": "now"}), Judged: "high"}
	if err := s.workOut(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if s.Worked != "medium" || s.Level != "high" {
		t.Errorf("the tool says %s and the level is %s, want medium and high", s.Worked, s.Level)
	}
}

func TestEvidenceIsAskedForWhatIsThere(t *testing.T) {
	for _, c := range []struct {
		why   string
		signs map[string]string
		field string
	}{
		{"nothing is there", map[string]string{"in_care": "now", "gifts": "unknown"}, ""},
		{"a strong sign, long ago", map[string]string{"gifts": "earlier"}, "evidence"},
		{"another sign", map[string]string{"mood": "now"}, "evidence_other"},
	} {
		s := Screening{Answers: answered(t, c.signs)}
		wrong := checkScreening(&s)
		if (len(wrong) > 0) != (c.field != "") || c.field != "" && wrong[0].Field != c.field {
			t.Errorf("%s: %v, want %q", c.why, wrong, c.field)
		}
	}
}

func TestEveryLevelHasAPlaceInTheRank(t *testing.T) {
	for _, i := range code.ExploitationLevel.Items {
		if rank[i.Code] == 0 {
			t.Errorf("%s has no place", i.Code)
		}
	}
}
