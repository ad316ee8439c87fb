package form

// Sources say where each pre-filled answer came from, by the question's name: "the contact
// of 3 November 2026". They are shown beside the answer until somebody changes it.
type Sources map[string]string
