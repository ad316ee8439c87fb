package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"throughline/clock"
)

func TestClocksAsJSON(t *testing.T) {
	var out, wrong bytes.Buffer
	if status := run([]string{"clocks", "--format", "json"}, &out, &wrong); status != 0 {
		t.Fatalf("status %d: %s", status, wrong.String())
	}
	var lines []clockLine
	if err := json.Unmarshal(out.Bytes(), &lines); err != nil {
		t.Fatal(err)
	}
	if len(lines) != len(clock.All) {
		t.Fatalf("%d time limits, want %d", len(lines), len(clock.All))
	}
	for _, l := range lines {
		if l.ID == "" || l.Title == "" || l.Area == "" || l.Law == "" {
			t.Errorf("%+v lacks its name or its source", l)
		}
	}
}

func TestClocksAsText(t *testing.T) {
	var out, wrong bytes.Buffer
	if status := run([]string{"clocks"}, &out, &wrong); status != 0 {
		t.Fatalf("status %d: %s", status, wrong.String())
	}
	if n := strings.Count(out.String(), "\n"); n != len(clock.All) || !strings.Contains(out.String(), "care.review-first") {
		t.Errorf("%d lines, want %d with the first review among them", n, len(clock.All))
	}
}

func TestClocksAreRecomputed(t *testing.T) {
	data := t.TempDir()
	var out, wrong bytes.Buffer
	if status := run([]string{"--data", data, "demo", "--size", "0.0001"}, &out, &wrong); status != 0 {
		t.Fatalf("status %d: %s", status, wrong.String())
	}
	out.Reset()
	if status := run([]string{"--data", data, "clocks", "recompute", "--demo"}, &out, &wrong); status != 0 {
		t.Fatalf("status %d: %s", status, wrong.String())
	}
	if got := out.String(); !strings.Contains(got, " 0 rows written") || strings.Contains(got, " 0 dues") {
		t.Errorf("recomputing what stands says %q", got)
	}
}
