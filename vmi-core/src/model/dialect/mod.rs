//! The rules of other systems, as values of [`Rule`]: a word for each. `docs/dialects.md` has them field by field.

mod compiere;
mod odoo;
mod report;
mod sap;
mod tryton;
mod vendor;

use super::option::{Choice, choice};
use super::rule::Rule;

choice! {
    /// Whose rule decides. A dialect only sets fields of a [`Rule`]; no decision looks at its name.
    Dialect {
        /// vmi's own rule: the position counts all that is open, whatever its date.
        Vmi = "vmi",
        /// vmi's own rule over a projection: each day from tomorrow to lead time + review, less the larger of booked and forecast demand.
        VmiProjected = "vmi_projected",
        /// Odoo 14.
        Odoo14 = "odoo_14",
        /// Odoo 18.
        Odoo18 = "odoo_18",
        /// Odoo 19.
        Odoo19 = "odoo_19",
        /// ERPNext.
        Erpnext = "erpnext",
        /// iDempiere.
        Idempiere = "idempiere",
        /// ADempiere.
        Adempiere = "adempiere",
        /// Tryton's purchase requests, with the zero that they forget.
        Tryton = "tryton",
        /// Tryton's purchase requests, with the lowest stock as it is.
        TrytonCorrected = "tryton_corrected",
        /// Tryton's moves inside a company.
        TrytonInternal = "tryton_internal",
        /// Apache OFBiz, requirements by available to promise.
        OfbizAtp = "ofbiz_atp",
        /// Dolibarr, compared with virtual stock.
        DolibarrVirtual = "dolibarr_virtual",
        /// Dolibarr, compared with physical stock.
        DolibarrPhysical = "dolibarr_physical",
        /// OpenBoxes' reorder report.
        Openboxes = "openboxes",
        /// OpenLMIS requisitions.
        Openlmis = "openlmis",
        /// Oracle min-max planning, multiples rounded up.
        OracleMinMax = "oracle_min_max",
        /// Oracle min-max planning, multiples rounded down.
        OracleMinMaxRoundDown = "oracle_min_max_round_down",
        /// SAP SNC, replenishment by reorder point and target stock.
        SapSnc = "sap_snc",
        /// SAP SNC with min and max in days of supply.
        SapDynamicMinMax = "sap_dynamic_min_max",
    }
}

impl Dialect {
    /// Every word with a line on what it stands for, by name: what a person chooses from.
    ///
    /// ```
    /// use vmi_core::model::Dialect;
    /// assert!(Dialect::all().any(|found| found == ("odoo_18", "Odoo 18")));
    /// ```
    pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = <Self as Choice>::ABOUT.iter().map(|about| about.trim().trim_end_matches('.'));
        <Self as Choice>::WORDS.iter().map(|(word, _)| *word).zip(lines)
    }

    /// The rule that the word stands for.
    ///
    /// ```
    /// use vmi_core::model::{Choice, Dialect, Rule};
    /// assert_eq!(*Dialect::Vmi.rule(), Rule::default());
    /// assert_eq!(Dialect::from_word("odoo_14").map(|dialect| dialect.rule().is_projected()), Some(true));
    /// ```
    pub fn rule(self) -> &'static Rule {
        match self {
            Self::Vmi => &vendor::VMI,
            Self::VmiProjected => &vendor::VMI_PROJECTED,
            Self::Odoo14 => &odoo::ODOO_14,
            Self::Odoo18 => &odoo::ODOO_18,
            Self::Odoo19 => &odoo::ODOO_19,
            Self::Erpnext => &report::ERPNEXT,
            Self::Idempiere => &compiere::IDEMPIERE,
            Self::Adempiere => &compiere::ADEMPIERE,
            Self::Tryton => &tryton::TRYTON,
            Self::TrytonCorrected => &tryton::TRYTON_CORRECTED,
            Self::TrytonInternal => &tryton::TRYTON_INTERNAL,
            Self::OfbizAtp => &report::OFBIZ_ATP,
            Self::DolibarrVirtual => &report::DOLIBARR_VIRTUAL,
            Self::DolibarrPhysical => &report::DOLIBARR_PHYSICAL,
            Self::Openboxes => &report::OPENBOXES,
            Self::Openlmis => &report::OPENLMIS,
            Self::OracleMinMax => &sap::ORACLE_MIN_MAX,
            Self::OracleMinMaxRoundDown => &sap::ORACLE_MIN_MAX_ROUND_DOWN,
            Self::SapSnc => &sap::SAP_SNC,
            Self::SapDynamicMinMax => &sap::SAP_DYNAMIC_MIN_MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_carries_its_word_and_is_read_back_as_it_was() {
        for (word, dialect) in Dialect::WORDS {
            let rule = dialect.rule();
            assert_eq!(rule.name, *word);
            let read: Rule = serde_json::from_str(&serde_json::to_string(rule).unwrap()).unwrap();
            assert_eq!(read, *rule);
        }
    }

    #[test]
    fn every_word_has_a_line() {
        assert_eq!(Dialect::all().count(), Dialect::WORDS.len());
        assert!(Dialect::all().all(|(word, about)| !word.is_empty() && !about.is_empty() && !about.contains('\n')));
    }

    #[test]
    fn the_words_of_other_systems_differ_from_vmi_and_from_each_other() {
        for (at, (word, dialect)) in Dialect::WORDS.iter().enumerate() {
            for (other, earlier) in &Dialect::WORDS[..at] {
                let renamed = Rule { name: dialect.rule().name.clone(), ..earlier.rule().clone() };
                assert_ne!(renamed, *dialect.rule(), "{word} is {other}");
            }
        }
    }
}
