package outside

// Open makes the lists of a run: those kept in the data folder, and in their place those
// of files given for this run.
func Open(data string, postcodes, providers []string) (Lists, error) {
	return Lists{}, nil
}
