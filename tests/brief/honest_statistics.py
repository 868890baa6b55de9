"""What courts, grids, hospitals, railways, treasuries, clubs and weather stations say in figures.

Each has its paraphrase. All are invented, and nothing in the paraphrases is wrong.
"""

from __future__ import annotations

#: By source: what it says, and how a brief says it.
PAIRS: dict[str, list[tuple[str, str]]] = {
    "courts": [
        (
            (
                "The Crown Court received 28,412 cases in 2024, 6 % more than in 2023; 71,042 were "
                "outstanding at the year's end."
            ),
            (
                "Some 28,400 cases reached the Crown Court in 2024, up 6 per cent on the year before, "
                "and 71,042 were still waiting when the year closed."
            ),
        ),
        (
            "Median time from charge to completion was 187 days, against 152 days in 2021.",
            "From charge to verdict a typical case took 187 days, against 152 in 2021.",
        ),
        (
            "Of 1,204 appeals lodged, 312 were allowed in whole or in part.",
            "One appeal in four succeeded, at least in part: 312 of 1,204.",
        ),
        (
            "The conviction rate for burglary was 79.4 %, unchanged from 2022.",
            ("Roughly four out of five burglary trials, 79.4 per cent, ended in a conviction, as in 2022."),
        ),
        (
            "Judges sat for 106,300 days, 2,700 fewer than funded.",
            "The courts sat for 106,300 days; money had been set aside for another 2,700.",
        ),
        (
            "Legal aid spending came to £1.86bn in 2023/24, of which £1.01bn was criminal.",
            (
                "Of the £1.86 billion that legal aid cost in 2023–24, a little over £1 billion went "
                "on criminal cases."
            ),
        ),
        (
            "In the family courts 53,714 children were involved in new private law cases, down 3 %.",
            ("New private family cases touched 53,714 children, three per cent fewer than the year before."),
        ),
        (
            "The backlog of tribunal claims reached 491,000 at the end of March, its highest on record.",
            "At the end of March tribunals had 491,000 claims on their books, more than ever before.",
        ),
    ],
    "energy": [
        (
            "Wind generated 82.4 TWh in 2024, or 29 % of supply; gas 26 %.",
            (
                "Wind turbines supplied 82.4 terawatt-hours in 2024, 29 per cent of all power and "
                "three points more than gas."
            ),
        ),
        (
            "Peak demand on 17 January was 47.4 GW, the lowest winter peak since 1986/87.",
            (
                "Demand peaked on 17 January at 47.4 gigawatts; not since the winter of 1986–87 has a "
                "peak been so low."
            ),
        ),
        (
            "Household electricity cost 24.5p per kWh in the fourth quarter, and gas 6.24p.",
            (
                "A kilowatt-hour of electricity cost households 24.5p in the last quarter of the "
                "year, about four times the 6.24p of gas."
            ),
        ),
        (
            "Installed solar capacity grew from 15.6 GW to 17.2 GW during the year.",
            "Solar capacity rose by about a tenth over the year, from 15.6 to 17.2 gigawatts.",
        ),
        (
            "Losses in the grid amounted to 7.8 % of electricity fed in.",
            ("For every hundred units fed into the grid nearly eight, 7.8 per cent, were lost on the way."),
        ),
        (
            "The interconnector can carry 1,400 MW and was available on 331 days.",
            "The cable, which can carry 1,400 megawatts, was working on 331 days.",
        ),
        (
            "Coal's share fell to zero on 30 September 2024, after 142 years.",
            "After 142 years coal left the system for good on 30 September 2024.",
        ),
        (
            "Storage sites were 97 % full on 1 November, compared with 99 % in 2023.",
            (
                "By 1 November the gas stores were filled to 97 per cent, two points short of the 99 "
                "per cent of 2023."
            ),
        ),
    ],
    "health": [
        (
            (
                "The waiting list stood at 7.48 million pathways at end-December, covering 6.24 "
                "million patients."
            ),
            (
                "At the end of December almost 7.5 million treatments were outstanding, for 6.24 "
                "million people."
            ),
        ),
        (
            "Vaccine uptake among 2-year-olds was 88.9 %; in the capital 79.8 %.",
            (
                "Nine toddlers in ten have had the jab, 88.9 per cent to be precise, but in the "
                "capital only 79.8 per cent."
            ),
        ),
        (
            "Life expectancy at birth was 78.6 years for men and 82.6 years for women in 2020–22.",
            "A boy born in 2020–22 could expect to live 78.6 years, a girl 82.6, four years longer.",
        ),
        (
            (
                "Emergency departments saw 2.3 million attendances in March, of which 74.2 % were "
                "dealt with within four hours."
            ),
            (
                "In March 2.3 million people came to emergency departments, and about three quarters "
                "of them (74.2 per cent) were seen to inside four hours."
            ),
        ),
        (
            "There were 8.1 deaths per 100,000 from asthma in 2022, against 11.4 in 2010.",
            "Asthma killed 8.1 people in every 100,000 in 2022; twelve years before it had been 11.4.",
        ),
        (
            "Nurse vacancies: 34,709 full-time equivalents, a rate of 8.4 %.",
            "Hospitals are short of nearly 35,000 nurses, a vacancy rate of 8.4 per cent.",
        ),
        (
            "Some 1 in 12 patients waited more than 62 days for cancer treatment in the pilot areas.",
            (
                "In the pilot areas one cancer patient out of twelve had to wait for more than two "
                "months (over 62 days) to be treated."
            ),
        ),
        (
            "The programme screened 4,650 men aged 55 to 69, and referred 212 for biopsy.",
            "Of the 4,650 men between 55 and 69 who were screened, 212 were sent for a biopsy.",
        ),
    ],
    "transport": [
        (
            "Punctuality was 67.8 % in the quarter; cancellations reached 4.1 %.",
            (
                "Barely two trains in three, 67.8 per cent, ran on time that quarter, and about 4 per "
                "cent did not run at all."
            ),
        ),
        (
            "Bus journeys rose by 7 % to 3.6 billion in the year to March 2024, still 11 % below 2019.",
            (
                "In the twelve months to March 2024 passengers made 3.6 billion trips by bus, 7 per "
                "cent more than a year earlier but 11 per cent fewer than in 2019."
            ),
        ),
        (
            "Road deaths: 1,624, of whom 405 were pedestrians and 87 cyclists.",
            "The roads claimed 1,624 lives, among them 405 people on foot and 87 on bicycles.",
        ),
        (
            "The tunnel handled 1.19 million lorries and 2.2 million cars.",
            "Close to 1.2 million lorries and 2.2 million cars went through the tunnel.",
        ),
        (
            "Average speed on A roads was 23.1 mph in the morning peak.",
            "In the morning rush traffic on A roads crawled at 23.1 miles an hour on average.",
        ),
        (
            "The port handled 4.03m TEU in 2023, a fall of 4.6 %.",
            ("Container traffic at the port slipped by 4.6 per cent in 2023, to just over 4 million units."),
        ),
        (
            "Fares cover 41 % of operating costs; before the pandemic they covered 78 %.",
            "Passengers pay 41 pence of every pound that the railway costs to run today.",
        ),
        (
            "Licensed taxis numbered 58,500, the lowest since 2001.",
            "With 58,500 licensed taxis there are fewer than at any time since 2001.",
        ),
    ],
    "budget": [
        (
            ("Revenue is projected at 41.3 % of GDP and expenditure at 44.9 %, a deficit of 3.6 % of GDP."),
            (
                "With revenue at 41.3 and spending at 44.9 per cent of output, the deficit comes to "
                "3.6 per cent of GDP."
            ),
        ),
        (
            "The contingency reserve is set at €250m, half of last year's.",
            "Half as much as last year, €250 million, is held in reserve.",
        ),
        (
            "Interest payments will take 9 cents of each euro of revenue, up from 5 in 2021.",
            "Nine cents of every euro raised now go on interest; in 2021 it was five.",
        ),
        (
            "Council tax in band D will rise by £109 to £2,280.",
            "A band D household will pay £2,280, that is £109 more.",
        ),
        (
            "Capital spending falls from 5.2 billion to 4.7 billion crowns.",
            "Investment is cut by half a billion crowns, from 5.2 to 4.7 billion.",
        ),
        (
            "Departments must save 2.5 % a year for three years.",
            "Each department is to find savings of 2.5 per cent a year, three years running.",
        ),
        (
            "VAT brings in 168.2 billion, income tax 277.4 billion and other taxes 91.0 billion.",
            (
                "Income tax yields the most, 277.4 billion, followed by VAT with 168.2 billion; the "
                "rest comes to 91 billion."
            ),
        ),
    ],
    "elections": [
        (
            "Turnout was 59.7 %, the lowest since 2001, when it was 59.4 %.",
            (
                "Not quite three voters in five turned out, 59.7 per cent; only in 2001, with 59.4 "
                "per cent, were there fewer."
            ),
        ),
        (
            "The Greens won 14 of 120 seats with 11.8 % of the vote, a gain of 5 seats.",
            ("With 11.8 per cent of the vote the Greens took 14 of the 120 seats, five more than last time."),
        ),
        (
            "The majority in Hexley was 41 votes after two recounts.",
            "It took two recounts to settle Hexley, by 41 votes.",
        ),
        (
            "Of 4,379 candidates 1,327 were women (30.3 %).",
            "Three in ten of the 4,379 candidates, 1,327, were women.",
        ),
        (
            "Postal votes were cast by 9.4 million electors.",
            "About nine and a half million people voted by post, or 9.4 million to be exact.",
        ),
        (
            "In the runoff Mr Dorn received 1,204,511 votes and Ms Pell 1,197,403.",
            "Mr Dorn won the runoff with 1,204,511 votes to Ms Pell's 1,197,403.",
        ),
        (
            "The referendum failed: 48.1 % in favour, 51.9 % against.",
            "The proposal fell short, with 48.1 per cent for and 51.9 per cent against it.",
        ),
    ],
    "sports": [
        (
            "The stadium was 92 % full, with an average gate of 38,294.",
            "On average 38,294 people came to each match, and it was 92 per cent full.",
        ),
        (
            "Transfer spending in the window came to €2.36bn, 14 % down on 2023.",
            "Clubs spent €2.36 billion on players in that window, 14 per cent less than in 2023.",
        ),
        (
            "She ran the marathon in 2:11:53, beating the record by more than two minutes.",
            "Her marathon, in 2:11:53, took over two minutes off the record.",
        ),
        (
            "Of the 206 committees taking part, 91 won at least one medal.",
            "At least one medal went to 91 of the 206 teams.",
        ),
        (
            "Grassroots clubs received £46 per member, elite sport £1,310 per athlete.",
            "An elite athlete is worth £1,310 to the funders and a member of a local club £46.",
        ),
        (
            "Participation in swimming fell from 10.9 % of adults to 9.3 % within six years.",
            "In six years the share of adults who swim has dropped from 10.9 to 9.3 per cent.",
        ),
        (
            "Ticket prices start at 12 crowns and reach 340 crowns for the final.",
            "Seats cost between 12 and, for the final, 340 crowns.",
        ),
    ],
    "weather": [
        (
            "July's mean temperature was 17.9 °C, 1.4 degrees above the 1991–2020 average.",
            "July, at 17.9 °C on average, was 1.4 degrees warmer than usual.",
        ),
        (
            "Rainfall at Carn totalled 1,836 mm, 131 % of normal.",
            (
                "At Carn 1,836 millimetres of rain fell over the year, nearly a third more than "
                "normal (131 per cent)."
            ),
        ),
        (
            "The storm brought gusts of 163 km/h on 24 January; 725,000 homes lost power.",
            "Gusts of 163 kilometres an hour cut off 725,000 homes on 24 January.",
        ),
        (
            "Reservoirs were 58 % full on 31 August, against a norm of 74 %.",
            (
                "By the end of August the reservoirs were just over half full: 58 per cent instead of "
                "the usual 74."
            ),
        ),
        (
            "Sea ice covered 4.28 million sq km at its minimum on 11 September.",
            "At its smallest, on 11 September, the ice still spanned 4.28 million square kilometres.",
        ),
        (
            "There were 23 tropical nights in the city, five times the average of the 1980s.",
            "The city had 23 tropical nights, five times as many as was usual in the 1980s.",
        ),
        (
            "Snow lay for 41 days above 1,000 metres, half the long-term mean of 82.",
            "Above 1,000 metres there was snow on 41 days, half of the usual 82.",
        ),
    ],
}
