package web

import (
	"net/http"

	"throughline/access"
	"throughline/core"
)

// routes is every address of the site, in reading order, with the right that it takes.
func (s *Site) routes() []route {
	return []route{
		{"GET /{$}", signedIn, "Go to the first page", s.home},
		{"GET /sign-in", "", "Ask to sign in", s.showSignInForm},
		{"POST /sign-in", "", "Sign in", s.signInNow},
		{"POST /sign-out", "", "Sign out", s.signOut},
		{"GET /first/{token}", "", "Open a one-time link", s.guessed(s.showLink)},
		{"POST /first/{token}", "", "Choose a password with a one-time link", s.guessed(s.useLink)},
		{"GET /account", signedIn, "See one's own account", s.showAccount},
		{"POST /account", signedIn, "Change one's password, code and sessions", s.changeAccount},

		{"GET /day", access.See, "My day: what is due, late, sent back and new", s.showDay},
		{"GET /day/late", access.See, "All of one's own that is late", s.showOwed(true, access.See)},
		{"GET /day/due", access.See, "All of one's own that is due in the next fortnight", s.showOwed(false, access.See)},
		{"POST /notices/{id}/seen", access.See, "Say that a notice was seen", s.seeNotice},
		{"GET /team", access.Sign, "The work of one's teams", s.showTeam},
		{"GET /team/late", access.Sign, "All that is late of one's teams, or of a worker of them", s.showOwed(true, access.Sign)},
		{"GET /team/due", access.Sign, "All that is due in the next fortnight of one's teams, or of a worker of them", s.showOwed(false, access.Sign)},
		{"GET /team/children", access.Sign, "Each child of one's teams at a glance", s.showTeamChildren},
		{"GET /caseload", access.Sign, "Children by worker and sort, and what waits", s.showCaseload},
		{"GET /exceptions", access.Sign, "What must not stay as it is, by level", s.showExceptions},
		{"GET /calendar", access.See, "Reviews and conferences of a month", s.showCalendar},
		{"POST /calendar/feed", access.See, "Make, renew or end the address of one's calendar", s.changeFeed},
		{"GET /calendar/feed/{token}", "", "One's calendar, by its secret address", s.guessed(s.showFeed)},
		{"GET /front-door", access.SeeFrontDoor, "The front door's board", s.showBoard},
		{"GET /front-door/worries/{id}", access.SeeFrontDoor, "A worry, and who its children may be", s.showWorry},
		{"POST /front-door/worries/{id}", access.SeeFrontDoor, "Say who the children of a worry are", s.takeWorry},
		{"GET /allegations", access.See, "What the designated officer was told, and what is not concluded", s.showAllegations},
		{"GET /allegations/{id}", access.See, "What the designated officer was told, and who that may be", s.showTold},
		{"POST /allegations/{id}", access.See, "Say against whom an allegation is, and take it on", s.takeTold},
		{"GET /get-safe", access.SeeGetSafe, "Children who are missing or exploited, and what is owed to them", s.showGetSafe},
		{"GET /clocks", access.See, "Time limits, and how each stands", s.showClocks},
		{"GET /quality", access.Audit, "What was chosen to be looked at again by somebody else", s.showQuality},
		{"POST /quality/{id}", access.Audit, "Begin to look at a record that was chosen", s.beginAudit},
		{"GET /clocks/drift", access.See, "Children whose case drifts", s.showDrift},
		{"GET /clocks/{id}", access.See, "One time limit, and the children to whom something is owed", s.showClock},

		{"GET /looks", access.ReadLog, "Openings with a reason that are to be looked at again", s.showOpenings},
		{"POST /looks/{id}", access.ReadLog, "Say what was found of an opening", s.reviewOpening},

		{"GET /ledger", access.ReadLog, "Where the ledger ended each day, as it was signed", s.showLedger},
		{"GET /ledger/heads.txt", access.ReadLog, "All signed heads of the ledger, to keep outside", s.showHeads},

		{"GET /accounts", access.ManageAccounts, "Users and teams", s.showAccounts},
		{"GET /accounts/new", access.ManageAccounts, "Ask about a new user", s.newUser},
		{"POST /accounts", access.ManageAccounts, "Add a user", s.addUser},
		{"GET /accounts/{id}", access.ManageAccounts, "See a user's account", s.showUser},
		{"POST /accounts/{id}", access.ManageAccounts, "Change a user's account", s.changeUser},
		{"GET /accounts/teams/new", access.ManageAccounts, "Ask about a new team", s.newTeam},
		{"POST /accounts/teams", access.ManageAccounts, "Add a team", s.saveTeam},
		{"GET /accounts/teams/{id}", access.ManageAccounts, "See a team", s.showTeamForm},
		{"POST /accounts/teams/{id}", access.ManageAccounts, "Change a team", s.saveTeam},

		{"GET /people", access.Search, "Find a person", s.findPeople},
		{"POST /people", access.Search, "Search for people", s.askForPeople},
		{"GET /people/new", access.Write, "Ask about a new person", s.askNewPerson},
		{"POST /people/new", access.Write, "Add a person", s.addPerson},
		{"GET /people/{id}", access.See, "A child's page", s.showChild},
		{"GET /people/{id}/open", access.See, "All that is late, due or open about a child", s.showOpen},
		{"GET /people/{id}/records", access.See, "All that is on record of a child, by kind and year", s.showRecords},
		{"GET /people/{id}/line", access.See, "A child's life as a picture and in words", s.showLine},
		{"GET /people/{id}/write", access.Write, "All that may be written about a child", s.showWritable},
		{"POST /people/{id}/open", access.See, "Open a record with a reason or in an emergency", s.openPerson},
		{"GET /people/{id}/change", access.Write, "What is known of a person, to change", s.askChange},
		{"POST /people/{id}/change", access.Write, "Change what is known of a person", s.change},
		{"GET /people/{id}/family", access.See, "A person's family and household", s.showFamily},
		{"POST /people/{id}/family", access.Write, "Change a relationship or a household", s.changeFamily},
		{"GET /people/{id}/chronology", access.See, "What happened to a child, as a document", s.showChronology},
		{"GET /people/{id}/chronology/print", access.See, "What happened to a child, to print or as a PDF", s.printChronology},
		{"GET /people/{id}/merge", access.Merge, "Who may be the same person, and two people side by side", s.showMerge},
		{"POST /people/{id}/merge", access.Merge, "Say that two people are one, or are two", s.merge},
		{"GET /people/{id}/log", access.ReadLog, "Who looked at a person", s.showLooks},
		{"GET /people/{id}/restrict", access.Restrict, "Who may see a restricted record", s.showRestrict},
		{"POST /people/{id}/restrict", access.Restrict, "Restrict a record, or open it again", s.restrict},

		{"GET /merges/{id}", access.Merge, "A merge of two people, and what it takes to take it back", s.showMerged},
		{"POST /merges/{id}", access.Merge, "Make two people again of one", s.part},
		{"GET /duplicates", access.Merge, "People who may be one", s.showPairs},
		{"POST /duplicates", access.Merge, "Look for people who may be one", s.lookForPairs},

		{"GET /returns", access.RunReturns, "Returns: drop files to be checked", s.showReturns},
		{"GET /returns/rules", access.RunReturns, "The rules of a return, with how to put right what they find", s.showRules},
		{"POST /returns", access.RunReturns, checksFiles, s.checkReturn},
		{"GET /returns/{id}", access.RunReturns, "How far a check is, and what it found", s.showCheckOfReturn},
		{"GET /returns/{id}/findings", access.RunReturns, "The findings of a rule, a child or a team", s.showFindings},
		{"GET /returns/{id}/files/{format}", access.RunReturns, "Download the findings", s.downloadFindings},
		{"POST /returns/{id}/keep", access.RunReturns, "Keep the files of a return", s.keepCheck},
		{"POST /returns/{id}/drop", access.RunReturns, "Drop the files and findings of a return", s.dropCheck},
		{"POST /returns/kept/{id}/open", access.RunReturns, "Check kept files again", s.openKept},
		{"POST /returns/kept/{id}/delete", access.RunReturns, "Delete kept files", s.deleteKept},

		{"GET /new/{kind}", signedIn, "Begin a record; the keeper asks for the right to write it", s.newRecord},
		{"POST /new/{kind}", signedIn, "Hand a record in", s.handIn},
		{"POST /new/{kind}/draft", signedIn, "Keep what is being typed", s.keepDraft},
		{"GET /drafts/{id}", signedIn, "Go on with a draft", s.openDraft},
		{"POST /drafts/{id}/drop", signedIn, "Throw a draft away", s.dropDraft},
		{"GET /records/{id}", access.See, "Look at a record", s.showRecord},
		{"GET /records/{id}/print", access.See, "A record or its letter, to print or as a PDF", s.printRecord},
		{"GET /records/{id}/send", access.Write, "Ask to whom a record or a letter is sent", s.askSend},
		{"POST /records/{id}/send", access.Write, "Read a letter for plainness, or keep it as sent", s.send},
		{"POST /records/{id}/send/draft", access.Write, "Keep what is being typed to be sent", s.keepSend},
		{"POST /records/{id}/documents", access.Write, uploads, s.addDocument},
		{"GET /documents/{id}", access.See, "A document of a record", s.showDocument},
		{"GET /records/{id}/change", access.Write, "Change a record", s.changeRecord},
		{"POST /records/{id}/sign", access.Write, "Agree and sign a record", s.decide("signed", func(r *http.Request, who access.Who, id core.ID, base int64, _ string) error {
			return s.Keeper.Sign(r.Context(), who, id, base)
		})},
		{"POST /records/{id}/return", access.Write, "Send a record back", s.decide("returned", func(r *http.Request, who access.Who, id core.ID, base int64, reason string) error {
			return s.Keeper.Return(r.Context(), who, id, base, reason)
		})},
		{"POST /records/{id}/cancel", access.Write, "Cancel a record", s.decide("cancelled", func(r *http.Request, who access.Who, id core.ID, base int64, reason string) error {
			return s.Keeper.Cancel(r.Context(), who, id, base, reason)
		})},
		{"POST /records/{id}/strike", access.Write, "Strike a record out", s.decide("struck", func(r *http.Request, who access.Who, id core.ID, base int64, reason string) error {
			return s.Keeper.StrikeOut(r.Context(), who, id, base, reason)
		})},
	}
}
