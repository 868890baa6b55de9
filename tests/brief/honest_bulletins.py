"""What bulletins of central banks, epidemiologists and auditors say in figures, each with its paraphrase.

Banks, outbreaks and offices are invented. Nothing in the paraphrases is wrong.
"""

from __future__ import annotations

#: By source: what it says, and how a brief says it.
PAIRS: dict[str, list[tuple[str, str]]] = {
    "bulletin": [
        (
            (
                "Headline inflation eased to 2.4 % in September, from 2.6 % in August, while core "
                "inflation was unchanged at 2.9 %."
            ),
            (
                "Headline inflation slipped by a fifth of a point to 2.4 per cent between August and "
                "September; without food and energy it stood still at 2.9 per cent."
            ),
        ),
        (
            "The policy rate was lowered by 25 basis points to 3.50 %.",
            "The Bank cut its policy rate by a quarter of a percentage point, to 3.5 per cent.",
        ),
        (
            "Real GDP expanded by 0.3 % quarter on quarter in Q2, after 0.1 % in Q1.",
            "Output grew by 0.3 per cent in the second quarter, three times as fast as in the first.",
        ),
        (
            "Annual growth in loans to firms stood at 1.7 %, compared with 4.9 % a year earlier.",
            (
                "Lending to firms is growing by just 1.7 per cent a year; a year earlier the figure was "
                "4.9 per cent."
            ),
        ),
        (
            "Loans to households for house purchase totalled €412.6 billion at end-June.",
            "At the end of June households owed about €413 billion on their homes.",
        ),
        (
            (
                "The current account showed a surplus of €7.9 billion (1.8 % of GDP) in the four quarters "
                "to June."
            ),
            (
                "Over four quarters the current account was in surplus by close to €8 billion, or 1.8 per "
                "cent of GDP."
            ),
        ),
        (
            "The unemployment rate fell to 6.1 %, its lowest since 2008.",
            "At 6.1 per cent, unemployment is as low as it was in 2008.",
        ),
        (
            (
                "Negotiated wages rose by 4.7 % in the first half of the year and are projected to rise "
                "by 3.1 % in 2026."
            ),
            (
                "Pay settlements of 4.7 per cent in the first half are expected to give way to 3.1 per "
                "cent in 2026."
            ),
        ),
        (
            "The nominal effective exchange rate depreciated by 1.2 % over the review period.",
            "In trade-weighted terms the currency lost 1.2 per cent.",
        ),
        (
            "Ten-year sovereign yields traded in a range of 2.95 % to 3.20 %.",
            "Ten-year yields moved between 2.95 and 3.2 per cent.",
        ),
        (
            (
                "The Purchasing Managers' Index for services stood at 49.6 points in September, below the "
                "threshold of 50."
            ),
            "The services PMI, at 49.6, is a whisker below 50.",
        ),
        (
            "Energy prices were 6.1 % lower than a year earlier; food prices were 3.4 % higher.",
            "Energy cost 6.1 per cent less than twelve months before, food 3.4 per cent more.",
        ),
        (
            "Staff expect inflation of 2.5 % in 2025, 2.1 % in 2026 and 1.9 % in 2027.",
            (
                "Staff see inflation falling from 2.5 per cent in 2025 to 2.1 per cent in 2026 and 1.9 "
                "per cent in 2027."
            ),
        ),
        (
            "Banks' CET1 ratio averaged 15.7 %, some 230 basis points above the requirement.",
            "The banks hold core capital of 15.7 per cent, about 2.3 percentage points more than they must.",
        ),
        (
            "Non-performing loans made up 2.3 % of the total, or €9.4 billion.",
            "Bad loans come to €9.4 billion, 2.3 per cent of all lending.",
        ),
        (
            "Gold reserves stood at 612 tonnes, valued at €43.1 billion.",
            "The Bank's 612 tonnes of gold are worth some €43 billion.",
        ),
        (
            "The savings rate of households rose from 12.8 % to 14.2 % of disposable income.",
            "Households now put aside 14.2 per cent of what they earn, up from 12.8.",
        ),
        (
            "Some 38 % of the firms surveyed reported labour shortages, down from 45 % in the spring round.",
            "Fewer than two in five firms (38 per cent) still lack staff; in spring it was 45 per cent.",
        ),
        (
            "Industrial production contracted by 0.8 % month on month in July.",
            "July's industrial output was 0.8 per cent smaller than June's.",
        ),
        (
            "Public debt is forecast at 97.4 % of GDP in 2027, 3.2 percentage points more than in 2024.",
            "Debt would climb by 3.2 points to 97.4 per cent of GDP by 2027.",
        ),
    ],
    "epi": [
        (
            (
                "Between week 40/2024 and week 20/2025, 11 483 laboratory-confirmed cases of influenza "
                "were notified."
            ),
            "The season brought 11,483 laboratory-confirmed influenza cases.",
        ),
        (
            "The incidence peaked in week 5 at 214 per 100 000 inhabitants.",
            "Incidence reached its peak of 214 per 100,000 in the fifth week of the year.",
        ),
        (
            "The median age of cases was 34 years (interquartile range: 9–61).",
            "Half of those who fell ill were 34 or younger.",
        ),
        (
            "Of the 1 962 hospitalised patients, 204 (10.4 %) were admitted to intensive care.",
            "Some 1,960 patients went to hospital, and one in ten of them, 204, to intensive care.",
        ),
        (
            "A total of 318 deaths were reported, of which 281 (88 %) in persons aged 65 years or over.",
            "Of the 318 who died, 281 were at least 65.",
        ),
        (
            "Vaccine effectiveness against hospitalisation was estimated at 47 % (95 % CI: 38–55).",
            (
                "The vaccine prevented an estimated 47 per cent of admissions (95 per cent confidence "
                "interval 38 to 55)."
            ),
        ),
        (
            "Coverage in the target group reached 43.5 %, short of the 75 % recommended by the WHO.",
            "Barely 44 per cent of those eligible were vaccinated; the WHO asks for 75.",
        ),
        (
            (
                "Influenza A(H1N1)pdm09 accounted for 61 % of subtyped viruses, A(H3N2) for 12 % and "
                "B/Victoria for 27 %."
            ),
            "Six in ten subtyped viruses were A(H1N1)pdm09, and 27 per cent B/Victoria.",
        ),
        (
            "The reproduction number was estimated at 1.18 (1.12–1.24) in late December.",
            "Late in December each case infected 1.18 others.",
        ),
        (
            "Sentinel practices reported 6.2 consultations per 1 000 patients, twice the baseline of 3.1.",
            "Sentinel doctors saw 6.2 patients in a thousand, double the baseline of 3.1.",
        ),
        (
            "The outbreak in the nursing home affected 27 of 64 residents (attack rate 42 %) and 9 staff.",
            (
                "In the nursing home 27 of the 64 residents and nine members of staff fell ill, an attack "
                "rate of 42 per cent."
            ),
        ),
        (
            "Incubation lasted 1.9 days on average, and symptoms 7 to 10 days.",
            (
                "It took just under two days, 1.9 on average, for symptoms to appear, and seven to ten "
                "for them to pass."
            ),
        ),
        (
            "The case fatality was 2.8 %, compared with 1.9 % in the preceding season.",
            "Case fatality went up from 1.9 to 2.8 per cent.",
        ),
        (
            "Samples were stored at −80 °C and tested within 72 hours.",
            "Samples, kept at −80 °C, were tested within 72 hours.",
        ),
        (
            "Excess mortality was put at 1 240 (range 890 to 1 610).",
            "Excess deaths number about 1,240, with a range from 890 to 1,610.",
        ),
        (
            "Waste-water surveillance covered 34 plants serving 4.7 million people, 52 % of the population.",
            (
                "Sewage from 34 plants, which serve 4.7 million people or 52 per cent of the population, "
                "is tested."
            ),
        ),
        (
            "Each 10-year increase in age raised the odds of admission by 1.6 (adjusted odds ratio).",
            "Every ten years of age multiply the odds of admission by 1.6.",
        ),
        (
            "The number needed to vaccinate was 1 150 in adults below 60, and 190 above.",
            (
                "Some 190 older adults must be vaccinated to avert one admission, against 1,150 of those "
                "under 60."
            ),
        ),
        (
            "School closures lasted five days in 112 schools.",
            "As many as 112 schools shut for five days.",
        ),
        (
            "Doses were given at 0.5 mL; 3.1 million doses were distributed and 2.4 million administered.",
            "Of 3.1 million doses of 0.5 ml that were sent out, 2.4 million were given.",
        ),
    ],
    "audit": [
        (
            "We audited 48 contracts with a total value of 236.4 million euros.",
            "The auditors looked at 48 contracts worth €236 million.",
        ),
        (
            "In 19 of them (40 %) the award criteria were changed after publication.",
            "In 19, or 40 per cent, the criteria were changed once they had been published.",
        ),
        (
            (
                "Cost overruns averaged 23 %; in the tunnel project they reached 118 %, from 31 to 67.6 "
                "million euros."
            ),
            (
                "On average the work cost 23 per cent more than planned; the tunnel went from €31 million "
                "to €67.6 million, 118 per cent over."
            ),
        ),
        (
            "The delay ranged from four months to three and a half years.",
            "Delays ran from 4 months to 3.5 years.",
        ),
        (
            "Only 7 of the 31 recommendations made in 2021 had been implemented in full by March 2024.",
            (
                "By March 2024 no more than seven of the 31 recommendations of 2021 had been carried out "
                "in full."
            ),
        ),
        (
            "The ministry returned 1,204,318 euros to the budget in December.",
            "About €1.2 million went back to the budget in December.",
        ),
        (
            "Staff costs rose from 4.06 million in 2020 to 5.11 million euros in 2023, that is by 26 %.",
            "Between 2020 and 2023 the wage bill swelled by 26 per cent, to €5.11 million.",
        ),
        (
            (
                "Irregular payments are estimated at 3.2 % of expenditure (2022: 2.7 %), above the "
                "materiality threshold of 2 %."
            ),
            (
                "An estimated 3.2 per cent of spending was irregular, half a point more than in 2022 and "
                "well above the threshold of 2 per cent."
            ),
        ),
        (
            "The register lists 5,618 buildings, of which 1,340 stand empty.",
            "Of 5,618 buildings in the register, nearly a quarter (1,340) are empty.",
        ),
        (
            "On-the-spot checks covered less than 5 % of beneficiaries, against a target of at least 10 %.",
            "Fewer than 5 per cent of beneficiaries were visited; the target is 10 per cent or more.",
        ),
        (
            "Average processing time was 97 days, whereas the law allows 60.",
            "An application takes 97 days, and not the 60 that the law allows.",
        ),
        (
            "The system was offline for 212 hours in 2023, equal to an availability of 97.6 %.",
            "The system was down for 212 hours in 2023, and so up 97.6 per cent of the time.",
        ),
        (
            "The agency could not account for €380,000 of equipment, 14 laptops and two vehicles.",
            "Equipment worth €380,000 is missing, among it 14 laptops and two cars.",
        ),
        (
            "Each kilometre of cycle path cost between 190,000 and 420,000 euros.",
            "A kilometre of path cost anything from €190,000 to €420,000.",
        ),
        (
            "Advances of €12.5m had been outstanding for more than 24 months.",
            "Advances of €12.5 million have been owed for over 24 months.",
        ),
        (
            "The error rate fell from 4.4 % to 2.9 %, i.e. by one third.",
            "The error rate came down by a third, from 4.4 to 2.9 per cent.",
        ),
        (
            "Of every 100 euros of aid, 63 reached final recipients.",
            "Only €63 of every €100 arrived.",
        ),
        (
            "The municipality sold 12.4 hectares at 85 euros per square metre, 30 % below the valuation.",
            "The town sold 12.4 hectares for €85 a square metre, 30 per cent under their valuation.",
        ),
        (
            "The steering committee met twice in 2022 and not at all in 2023.",
            "The committee had two meetings in 2022 and none in 2023.",
        ),
        (
            "External consultants were paid up to 1,900 euros a day, for 3,460 days in all.",
            "Consultants worked 3,460 days at rates of up to €1,900 a day.",
        ),
    ],
}
