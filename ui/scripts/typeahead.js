// typeahead
