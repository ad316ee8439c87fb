// throughline
