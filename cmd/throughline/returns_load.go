package main

import (
	"fmt"

	"throughline/core"
	"throughline/returns/outside"
)

// ReturnsLoad puts lists that checks need into the data folder.
type ReturnsLoad struct {
	Postcodes   []string `sep:"none" help:"The ONS Postcode Directory as it is downloaded, CSV or zip, or any CSV with columns pcds, oseast1m, osnrth1m, oslaua." placeholder:"FILE"`
	Authorities string   `help:"The ONS lookup of lower-tier to upper-tier authorities, CSV." placeholder:"FILE"`
	Providers   []string `sep:"none" help:"Ofsted's lists: the children's homes and the social care providers, or the workbook with both." placeholder:"FILE"`
	Further     []string `arg:"" optional:"" name:"file" help:"Further files of the list of providers."`
}

// Run reads each list that is named and keeps it in the place of the one before.
func (c *ReturnsLoad) Run(house *House) error {
	if len(c.Providers) > 0 {
		c.Providers = append(c.Providers, c.Further...)
	} else if len(c.Further) > 0 {
		return core.Say(core.Invalid, "%s belongs to no list: put --postcodes, --authorities or --providers before it.", c.Further[0])
	}
	if len(c.Postcodes) == 0 && c.Authorities == "" && len(c.Providers) == 0 {
		return core.Say(core.Invalid, "There is nothing to load: give --postcodes, --authorities or --providers.")
	}
	if len(c.Postcodes) > 0 {
		list, err := outside.ReadPostcodes(c.Postcodes...)
		if err != nil {
			return err
		}
		if err := outside.KeepPostcodes(house.Data, list); err != nil {
			return err
		}
		fmt.Fprintf(house.out, "Postcodes loaded: %d.\n", list.Len())
	}
	if c.Authorities != "" {
		upper, err := outside.ReadAuthorities(c.Authorities)
		if err != nil {
			return err
		}
		if err := outside.KeepAuthorities(house.Data, upper); err != nil {
			return err
		}
		fmt.Fprintf(house.out, "Authorities loaded: %d.\n", len(upper))
	}
	if len(c.Providers) > 0 {
		all, err := outside.ReadProviders(c.Providers...)
		if err != nil {
			return err
		}
		if err := outside.KeepProviders(house.Data, all); err != nil {
			return err
		}
		fmt.Fprintf(house.out, "Entries of providers loaded: %d.\n", len(all))
	}
	return nil
}
