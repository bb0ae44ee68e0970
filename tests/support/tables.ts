/** A table as somebody has it, and what it holds. */
export interface Sample {
  what: string
  text: string
  columns: Record<string, number[]>
  /** Choices, by the words that the page has for what was taken. */
  taken?: Partial<Record<'header' | 'separator' | 'decimal' | 'thousands' | 'missing', string>>
  says?: RegExp[]
}

const lines = (...rows: string[]): string => rows.join('\n') + '\n'

const signs: Sample[] = [
  {
    what: 'one number with a point among commas',
    text: 'x;y\n1,0;2,0\n2,0;4.1',
    columns: { X: [1, 2], Y: [2, 4.1] },
    taken: { separator: 'semicolon', decimal: 'comma', header: 'line 1, “x;y”' },
    says: [/“4\.1” in row 3 has a decimal point, unlike the others/]
  },
  {
    what: 'one number with a comma among points',
    text: 'a;b\n1.5;2\n2.5;3\n3,5;4',
    columns: { a: [1.5, 2.5, 3.5], b: [2, 3, 4] },
    taken: { decimal: 'point' },
    says: [/“3,5” in row 4 has a decimal comma/]
  },
  {
    what: 'a decimal sign for each column',
    text: 'Zeit;Temp\n18.30;2,6\n18.45;2,9',
    columns: { Zeit: [18.3, 18.45], Temp: [2.6, 2.9] },
    taken: { decimal: 'by column' }
  },
  {
    what: 'a single row with a decimal sign for each column',
    text: 'Zeit;Temp\n18.30;2,6',
    columns: { Zeit: [18.3], Temp: [2.6] }
  },
  {
    what: 'both signs in one column, with a number that could be either',
    text: 'a;b\n1,5;1\n2.5;2\n1.234;3\n3,25;4',
    columns: { a: [1.5, 2.5, 3.25], b: [1, 2, 4] },
    says: [/“1\.234” in row 4 is not a number/]
  },
  {
    what: 'thousands decided by another column',
    text: 'Ort;Einwohner;Anteil\nA;83.100;2,5\nB;1.200;0,4',
    columns: { Einwohner: [83100, 1200], Anteil: [2.5, 0.4] },
    taken: { decimal: 'comma', thousands: 'point' }
  },
  {
    what: 'Swiss apostrophes',
    text: "Kanton;Einwohner;Fläche\nZürich;1'539'275;1'729\nBern;1'039'474;5'960\nUri;36'703;1'077",
    columns: { Einwohner: [1539275, 1039474, 36703], Fläche: [1729, 5960, 1077] },
    taken: { thousands: 'apostrophe' },
    says: [/“Kanton” was left out/]
  },
  {
    what: 'Swiss apostrophes as they are printed',
    text: 'Betrag\tSteuer\n1’250.50\t96.30\n12’000.00\t924.00\n800.00\t61.60',
    columns: { Betrag: [1250.5, 12000, 800], Steuer: [96.3, 924, 61.6] },
    taken: { separator: 'tab', decimal: 'point', thousands: 'apostrophe' }
  },
  {
    what: 'French narrow blanks',
    text: 'Année;Dépense\n2019;1\u202f234,50\n2020;12\u202f345,00\n2021;987,65',
    columns: { Année: [2019, 2020, 2021], Dépense: [1234.5, 12345, 987.65] },
    taken: { decimal: 'comma', thousands: 'blank' }
  },
  {
    what: 'French blanks from a typewriter',
    text: 'Année;Dépense\n2019;1 234,50\n2020;12 345,00\n2021;987,65',
    columns: { Année: [2019, 2020, 2021], Dépense: [1234.5, 12345, 987.65] }
  },
  {
    what: 'narrow blanks in numbers between blanks',
    text: 'an depense\n2019 1\u202f234,5\n2020 12\u202f345\n2021 987,6',
    columns: { an: [2019, 2020, 2021], depense: [1234.5, 12345, 987.6] },
    taken: { separator: 'blank' }
  },
  {
    what: 'no-break blanks that only part cells',
    text: 'a\u00a0b\n1\u00a02.5\n2\u00a04',
    columns: { a: [1, 2], b: [2.5, 4] }
  },
  {
    what: 'blanks between thousands, tabs between cells',
    text: '2019\t1 234\n2020\t12 345\n2021\t987',
    columns: { X: [2019, 2020, 2021], Y: [1234, 12345, 987] }
  },
  {
    what: 'quoted numbers with a comma',
    text: 'city,pop,area\nA,"1,234",1.5\nB,"12,345",2.5\nC,"987",3.5',
    columns: { pop: [1234, 12345, 987], area: [1.5, 2.5, 3.5] },
    taken: { separator: 'comma', decimal: 'point', thousands: 'comma' }
  },
  {
    what: 'quoted millions',
    text: 'a,b\n"1,234,567",1\n"2,345,678.25",2',
    columns: { a: [1234567, 2345678.25], b: [1, 2] }
  },
  {
    what: 'quoted decimal commas',
    text: 'a,b\n"1,5","2,25"\n"2,5","3,75"',
    columns: { a: [1.5, 2.5], b: [2.25, 3.75] },
    taken: { separator: 'comma', decimal: 'comma' }
  },
  {
    what: 'decimal commas with commas between cells',
    text: '0,5, 1,25\n1,5, 2,75',
    columns: { X: [0.5, 1.5], Y: [1.25, 2.75] },
    taken: { separator: 'comma and blank', decimal: 'comma' }
  },
  {
    what: 'one column of decimal commas',
    text: 'height\n1,5\n2,7\n3',
    columns: { height: [1.5, 2.7, 3] },
    taken: { separator: 'none', decimal: 'comma' }
  },
  {
    what: 'Indian groups',
    text: 'a;b\n12,34,567.50;1\n1,23,456.00;2',
    columns: { a: [1234567.5, 123456], b: [1, 2] }
  },
  {
    what: 'powers of ten by Fortran',
    text: '1.5D+03 2.0d0\n2.5D+03 -1.0D-1',
    columns: { X: [1500, 2500], Y: [2, -0.1] }
  }
]

const above: Sample[] = [
  {
    what: 'NOAA: a station with missing values',
    text: lines(
      '# Mauna Loa, monthly means',
      '# This material is free, with a word of thanks.',
      '#',
      '# Missing values are -99.99',
      'year,month,decimal date,average,trend',
      '1958,3,1958.2027,315.71,314.44',
      '1958,4,1958.2877,-99.99,315.16',
      '1958,5,1958.3699,317.51,314.69'
    ),
    columns: {
      year: [1958, 1958],
      month: [3, 5],
      decimal_date: [1958.2027, 1958.3699],
      average_data: [315.71, 317.51],
      trend: [314.44, 314.69]
    },
    taken: { separator: 'comma', header: 'line 5, “year,month,decimal date…”', missing: '“-99.99”' },
    says: [/4 lines were left out above the header/, /“-99\.99” in one cell was taken for a missing value/]
  },
  {
    what: 'NOAA: columns between blanks below comments',
    text: lines(
      '# USE OF THESE DATA',
      '#            decimal       monthly    de-season  #days',
      '#             date         average     alized',
      '1958   3    1958.2027      315.71      314.44     12',
      '1958   4    1958.2877      317.45      315.16     14'
    ),
    columns: { X: [1958, 1958], Y: [3, 4], Z: [1958.2027, 1958.2877], U: [315.71, 317.45], V: [314.44, 315.16], W: [12, 14] }, // prettier-ignore
    taken: { header: 'none', separator: 'blank' },
    says: [/3 lines were left out above the table/]
  },
  {
    what: 'NDBC: names and units in comments, 999 for what is not there',
    text: lines(
      '#YY  MM DD hh WDIR WSPD',
      '#yr  mo dy hr degT m/s',
      '2021 01 01 00 310  7.0',
      '2021 01 01 01 999  6.0',
      '2021 01 01 02 320  MM',
      '2021 01 01 03 300  6.5',
      '2021 01 01 04 999  8.0'
    ),
    columns: { YY: [2021, 2021], MM: [1, 1], DD: [1, 1], hh: [0, 3], WDIR: [310, 300], WSPD: [7, 6.5] },
    taken: { missing: '“999”' },
    says: [/below the header: “#yr/, /“MM” in row 5/, /“999” in 2 cells/]
  },
  {
    what: 'GISTEMP: titles, asterisks, names that come again',
    text: lines(
      '         GLOBAL Land-Ocean Temperature Index in 0.01 degrees Celsius   base period: 1951-1980',
      '',
      '                     Notes: 1950 DJF = Dec 1949 - Feb 1950 ;  ***** = missing',
      '',
      'Year   Jan  Feb  Mar    J-D D-N    DJF  Year',
      '1880   -20  -26   -9    -17 ***   ****  1880',
      '1881   -20  -15    2     -9  -10   -18  1881',
      '',
      'Year   Jan  Feb  Mar    J-D D-N    DJF  Year',
      '1882    16   13    4    -11   -9    6   1882',
      'Year   Jan  Feb  Mar    J-D D-N    DJF  Year',
      '',
      'Divide by 100 to get changes in degrees Celsius (deg-C).'
    ),
    columns: {
      Year: [1881, 1882],
      Jan: [-20, 16],
      Feb: [-15, 13],
      Mar: [2, 4],
      J_D: [-9, -11],
      D_N: [-10, -9],
      DJF: [-18, 6],
      Year_data: [1881, 1882]
    },
    taken: { header: 'line 5, “Year Jan Feb Mar J-D D-…”', missing: '“***” and “****”' },
    says: [/2 lines were left out above the header/, /3 lines were left out that are no rows/, /1 of 3 rows/]
  },
  {
    what: 'GISTEMP: a title above commas',
    text: lines(
      'Land-Ocean: Global Means',
      'Year,Jan,Feb',
      '1880,-.20,-.26',
      '1881,-.20,***',
      '1882,.16,.13'
    ),
    columns: { Year: [1880, 1882], Jan: [-0.2, 0.16], Feb: [-0.26, 0.13] },
    taken: { missing: '“***”' }
  },
  {
    what: 'an instrument: what it is, names, units',
    text: lines(
      'Keithley 2450',
      'Date:\t26.11.2020',
      'Operator:\tMeier',
      '',
      'Time\tVoltage\tCurrent',
      's\tV\tmA',
      '0,0\t1,25\t0,003',
      '0,5\t1,31\t0,007'
    ),
    columns: { Time: [0, 0.5], Voltage: [1.25, 1.31], Current: [0.003, 0.007] },
    taken: { header: 'line 5, “Time Voltage Current”', separator: 'tab', decimal: 'comma' },
    says: [/3 lines were left out above/, /A line was left out below the header: “s V mA”/]
  },
  {
    what: 'an instrument: settings that look like a table',
    text: lines('Model,TDS 2014', 'Sample Interval,4.0E-7', 'Time (s),CH1 (V)', '-5.0E-4,0.04', '-4.996E-4,0.08', '-4.992E-4,0.06'), // prettier-ignore
    columns: { Time_s: [-5e-4, -4.996e-4, -4.992e-4], CH1_V: [0.04, 0.08, 0.06] }
  },
  {
    what: 'a well log: sections, and a value that stands for none',
    text: lines('~WELL INFORMATION', ' NULL.   -999.25 : NULL VALUE', '~A  DEPTH   GR   RHOB', '1670.0  45.2  2.55', '1669.9  -999.25  2.56', '1669.8  47.1  2.54'), // prettier-ignore
    columns: { DEPTH: [1670, 1669.8], GR: [45.2, 47.1], RHOB: [2.55, 2.54] },
    taken: { missing: '“-999.25”' }
  },
  {
    what: 'a header in a comment, as numpy writes it',
    text: lines('# x0 y0', '0.0e+00 1.0e+00', '1.0e+00 3.0e+00'),
    columns: { x0: [0, 1], y0: [1, 3] }
  },
  {
    what: 'a header in a comment with commas',
    text: '% time, value\n0, 1.5\n1, 2.5',
    columns: { time: [0, 1], value: [1.5, 2.5] }
  },
  {
    what: 'ARFF',
    text: lines('% a comment', '@relation r', '@attribute a numeric', '@data', '1,2.5', '3,4'),
    columns: { X: [1, 3], Y: [2.5, 4] },
    taken: { header: 'none', separator: 'comma' }
  },
  {
    what: 'a title, a blank line, names',
    text: 'My measurements\n\na,b\n1,2\n3,4',
    columns: { a: [1, 3], b: [2, 4] },
    says: [/A line was left out above the header: “My measurements”/]
  },
  {
    what: 'a title as wide as the table',
    text: 'Experiment 5, 2019\na,b\n1,2\n3,4',
    columns: { a: [1, 3], b: [2, 4] }
  },
  {
    what: 'how many rows there are, and a comment',
    text: '3\nxyz file\n1.0 2.0 3.0\n2.0 3.0 4.0\n3.0 4.0 5.5',
    columns: { X: [1, 2, 3], Y: [2, 3, 4], Z: [3, 4, 5.5] }
  },
  {
    what: 'notes below',
    text: 'a;b\n1;2\n3;4\n\nSource: an almanac.\n',
    columns: { a: [1, 3], b: [2, 4] },
    says: [/A line was left out that is no row: “Source: an almanac\.”/]
  },
  {
    what: 'comments among rows',
    text: 'a b\n1 2\n# calibrated\n3 4\n',
    columns: { a: [1, 3], b: [2, 4] },
    says: [/no row: “# calibrated”/]
  },
  {
    what: 'a name that begins like an archive',
    text: 'PKW,Preis\n1,2\n3,4',
    columns: { PKW: [1, 3], Preis: [2, 4] }
  }
]

const texts: Sample[] = [
  {
    what: 'auto-mpg: blanks, a tab, quoted names',
    text: lines(
      '18.0   8   307.0      130.0      3504.      12.0   70  1\t"chevrolet chevelle malibu"',
      '15.0   8   350.0      165.0      3693.      11.5   70  1\t"buick skylark 320"',
      '25.0   4   98.00      ?          2046.      19.0   71  1\t"ford pinto"'
    ),
    columns: { X: [18, 15], Y: [8, 8], Z: [307, 350], U: [130, 165], V: [3504, 3693], W: [12, 11.5], X7: [70, 70], X8: [1, 1] }, // prettier-ignore
    taken: { header: 'none', separator: 'blank', missing: '“?”' },
    says: [/Column 9 was left out: its cells are not numbers, as “chevrolet chevelle mali…” in row 1/]
  },
  {
    what: 'R: write.table with names of rows',
    text: lines('"a" "b" "n"', '"1" 1.5 2 "x y"', '"2" 2.5 4 "z"', '"3" 3.5 NA "w"'),
    columns: { X: [1, 2], a: [1.5, 2.5], b: [2, 4] },
    taken: { separator: 'blank', missing: '“NA”' }
  },
  {
    what: 'R: a printed frame',
    text: lines('         mpg cyl  disp', 'Mazda   21.0   6 160.0', 'Datsun  22.8   4 108.0'),
    columns: { mpg: [21, 22.8], cyl: [6, 4], disp: [160, 108] }
  },
  {
    what: 'pandas: a printed frame',
    text: lines('     a    b name', '0  1.0  2.5    u', '1  3.0  NaN    v', '2  5.0  6.5    w'),
    columns: { X: [0, 2], a: [1, 5], b: [2.5, 6.5] },
    taken: { missing: '“NaN”' }
  },
  {
    what: 'pandas: a printed frame that leaves rows out',
    text: lines(
      '            a         b',
      '0    0.000000  0.841471',
      '1    1.000000  0.909297',
      '..        ...       ...',
      '98  98.000000 -0.573382',
      '99  99.000000 -0.999207',
      '',
      '[100 rows x 2 columns]'
    ),
    columns: { X: [0, 1, 98, 99], a: [0, 1, 98, 99], b: [0.841471, 0.909297, -0.573382, -0.999207] },
    says: [/no row: “\[100 rows x 2 columns\]”/, /stands for numbers that are not in it/]
  },
  {
    what: 'pandas: an index with a name',
    text: lines('     a    b', 'id          ', '4  1.0  2.5', '7  3.0  4.5'),
    columns: { X: [4, 7], a: [1, 3], b: [2.5, 4.5] }
  },
  {
    what: 'R: a printed frame with blanks in the names of rows',
    text: lines(
      '               mpg cyl  disp',
      'Mazda RX4     21.0   6 160.0',
      'Mazda RX4 Wag 21.0   6 160.0',
      'Datsun 710    22.8   4 108.0'
    ),
    columns: { mpg: [21, 21, 22.8], cyl: [6, 6, 4], disp: [160, 160, 108] },
    taken: { separator: 'aligned columns' },
    says: [/Column 1 was left out: its cells are not numbers, as “Mazda RX4” in row 2/]
  },
  {
    what: 'pandas: a printed frame with blanks in its texts',
    text: lines(
      '            name    a    b',
      '0       Anna Lee  1.0  2.5',
      '1            Ben  NaN  4.5',
      '2    Cy de Vries  5.0  6.5',
      '',
      '[3 rows x 3 columns]'
    ),
    columns: { X: [0, 2], a: [1, 5], b: [2.5, 6.5] },
    says: [/no row: “\[3 rows x 3 columns\]”/]
  },
  {
    what: 'aligned columns with empty cells',
    text: lines(
      'Station      Temp  Rain',
      'Bad Ems      12.5   3.1',
      'Bonn         13.0',
      'Trier        11.5   2.0'
    ),
    columns: { Temp: [12.5, 11.5], Rain: [3.1, 2] }
  },
  {
    what: 'columns with lines below their names',
    text: lines('a      b', '-----  -----', '1      2.5', '3      4.5'),
    columns: { a: [1, 3], b: [2.5, 4.5] }
  },
  {
    what: 'dates by ISO',
    text: 'Date,Close\n2020-01-02,1.5\n2020-01-03,2.5',
    columns: { Close: [1.5, 2.5] },
    says: [/“Date” was left out: it holds dates or times, as “2020-01-02” in row 2/]
  },
  {
    what: 'dates with points',
    text: 'Datum;Wert\n01.02.2020;1,5\n02.02.2020;2,5',
    columns: { Wert: [1.5, 2.5] },
    says: [/“Datum” was left out: it holds dates/]
  },
  {
    what: 'dates with strokes',
    text: 'day\tv\n1/2/2020\t1.5\n1/3/2020\t2.5',
    columns: { v: [1.5, 2.5] },
    says: [/“day” was left out: it holds dates/]
  },
  {
    what: 'dates and times between blanks',
    text: '2020-01-02 10:00 1.5\n2020-01-03 11:00 2.5',
    columns: { X: [1.5, 2.5] },
    says: [/Column 1 was left out: it holds dates/, /Column 2 was left out: it holds dates or times/]
  },
  {
    what: 'months',
    text: 'Jan 2020;1,5\nFeb 2020;2,5',
    columns: { X: [1.5, 2.5] },
    says: [/Column 1 was left out: it holds dates/]
  },
  {
    what: "a spreadsheet's errors",
    text: 'a,b\n1,#DIV/0!\n2,5\n3,6',
    columns: { a: [2, 3], b: [5, 6] },
    taken: { missing: '“#DIV/0!”' }
  },
  {
    what: 'nines that are values',
    text: 'a,b\n1,-9\n2,-99\n3,-999\n4,999',
    columns: { a: [1, 2, 3, 4], b: [-9, -99, -999, 999] }
  }
]

const marked: Sample[] = [
  {
    what: 'pandas: to_markdown',
    text: lines(
      '|    |   a |   b | name   |',
      '|---:|----:|----:|:-------|',
      '|  0 |   1 | 2.5 | u      |',
      '|  1 |   3 | nan | v      |',
      '|  2 |   5 | 6.5 | w      |'
    ),
    columns: { X: [0, 2], a: [1, 5], b: [2.5, 6.5] },
    taken: { separator: 'bar', missing: '“nan”' }
  },
  {
    what: 'Markdown by hand',
    text: 'a | b\n--|--\n1 | 2.5\n3 | **4**\n',
    columns: { a: [1, 3], b: [2.5, 4] }
  },
  {
    what: 'Org',
    text: '| a | b |\n|---+---|\n| 1 | 2 |\n| 3 | 4 |',
    columns: { a: [1, 3], b: [2, 4] }
  },
  {
    what: 'MySQL',
    text: '+---+-----+\n| a | b   |\n+---+-----+\n| 1 | 2.5 |\n| 3 | 4   |\n+---+-----+\n2 rows in set (0.00 sec)',
    columns: { a: [1, 3], b: [2.5, 4] }
  },
  {
    what: 'psql',
    text: ' a |  b  \n---+-----\n 1 | 2.5\n 3 |   4\n(2 rows)\n',
    columns: { a: [1, 3], b: [2.5, 4] }
  },
  {
    what: 'Polars',
    text: lines('shape: (2, 2)', '┌─────┬─────┐', '│ a   ┆ b   │', '│ --- ┆ --- │', '│ i64 ┆ f64 │', '╞═════╪═════╡', '│ 1   ┆ 2.5 │', '│ 3   ┆ 4.0 │', '└─────┴─────┘'), // prettier-ignore
    columns: { a: [1, 3], b: [2.5, 4] }
  },
  {
    what: 'pandas: to_latex',
    text: lines(
      '\\begin{table}',
      '\\caption{Loss, by year}',
      '\\centering',
      '\\begin{tabular}{lr@{}r}',
      '\\toprule',
      ' & a & b \\\\',
      '\\midrule',
      '0 & 1 & 2.50 \\\\',
      '1 & 3 & NaN \\\\',
      '2 & 5 & 4.00 \\\\',
      '\\bottomrule',
      '\\end{tabular}',
      '\\end{table}'
    ),
    columns: { X: [0, 2], a: [1, 5], b: [2.5, 4] },
    taken: { separator: 'ampersand', missing: '“NaN”' }
  },
  {
    what: 'LaTeX by hand',
    text: lines(
      '\\begin{tabular}{|c|c|} \\hline',
      '$a$ & $f(a)$ \\\\[4pt] \\hline',
      '$-1.5$ & \\num{2.25} \\\\ \\cline{1-2}',
      '1{,}250 & $\\mathbf{4}$ \\\\ % a note',
      '2 & 1\\,000 \\\\ \\hline',
      '\\end{tabular}'
    ),
    columns: { a: [-1.5, 1250, 2], f_a: [2.25, 4, 1000] }
  },
  { what: 'a matrix in LaTeX', text: '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}', columns: { X: [1, 3], Y: [2, 4] } }, // prettier-ignore
  {
    what: 'HTML',
    text: '<table><tr><th>a<th>b</tr>\n<tr><td>1</td><td>2.5</td></tr><tr><td>3</td><td>1&nbsp;200</td></tr></table>',
    columns: { a: [1, 3], b: [2.5, 1200] }
  }
]

const bracketed: Sample[] = [
  { what: 'lists of lists', text: '[[1,2],[3,4]]', columns: { X: [1, 3], Y: [2, 4] }, taken: { header: 'none', separator: 'comma' } }, // prettier-ignore
  { what: 'lists over lines', text: '[[0, 1.5], [1, 2.5],\n [2, 3.5]]', columns: { X: [0, 1, 2], Y: [1.5, 2.5, 3.5] } }, // prettier-ignore
  { what: 'points', text: '(0.5, 1.25)\n(1, 2)\n(1.5, 4)', columns: { X: [0.5, 1, 1.5], Y: [1.25, 2, 4] } },
  { what: 'points in a row', text: '(0,1), (1,3), (2,5)', columns: { X: [0, 1, 2], Y: [1, 3, 5] } },
  { what: 'a single point', text: '(0.5, 1.25)', columns: { X: [0.5], Y: [1.25] } },
  { what: 'points with decimal commas', text: '(0,5; 1,25)\n(1; 2)\n(1,5; 4)', columns: { X: [0.5, 1, 1.5], Y: [1.25, 2, 4] } }, // prettier-ignore
  { what: 'points with names', text: 'A = (1, 2)\nB = (3, 4.5)', columns: { X: [1, 3], Y: [2, 4.5] } },
  { what: 'Mathematica', text: '{{1, 2}, {3, 4.5}}', columns: { X: [1, 3], Y: [2, 4.5] } },
  { what: 'MATLAB', text: 'A = [1 2; 3 4.5];', columns: { X: [1, 3], Y: [2, 4.5] } },
  { what: 'MATLAB over lines', text: 'A = [1 2\n     3 4.5\n];', columns: { X: [1, 3], Y: [2, 4.5] } },
  { what: 'numpy: a printed matrix', text: '[[1.   2.5 ]\n [3.   4.25]\n [5.   6.  ]]', columns: { X: [1, 3, 5], Y: [2.5, 4.25, 6] } }, // prettier-ignore
  { what: 'numpy: a matrix as code', text: 'array([[1. , 2.5],\n       [3. , 4.5]], dtype=float32)', columns: { X: [1, 3], Y: [2.5, 4.5] } }, // prettier-ignore
  {
    what: 'numpy: a printed vector',
    text: '[0.1 0.2 0.3\n 0.4 0.5]',
    columns: { X: [0.1, 0.2, 0.3, 0.4, 0.5] }
  },
  {
    what: 'numpy: a printed matrix that leaves rows out',
    text: '[[0. 1.]\n [1. 2.]\n ...\n [8. 9.]\n [9. 9.5]]',
    columns: { X: [0, 1, 8, 9], Y: [1, 2, 9, 9.5] },
    says: [/stands for numbers that are not in it/]
  },
  { what: 'a list', text: '[1, 2.5, 3]', columns: { X: [1, 2.5, 3] } },
  { what: 'lists with names', text: 'a = np.array([1, 2, 3])\nb = [2.5, 4, -6.1]', columns: { a: [1, 2, 3], b: [2.5, 4, -6.1] } }, // prettier-ignore
  { what: 'vectors of R', text: 'a <- c(1, 2, 3)\nb <- c(2.5, 4, -6.1)', columns: { a: [1, 2, 3], b: [2.5, 4, -6.1] } }, // prettier-ignore
  { what: 'a dictionary', text: "{'a': [1, 2, 3], 'b': [2.5, 4, -6.1]}", columns: { a: [1, 2, 3], b: [2.5, 4, -6.1] } }, // prettier-ignore
  { what: 'a frame as code', text: "df = pd.DataFrame({'a': [1, 2], 'b': [2.5, 4]})", columns: { a: [1, 2], b: [2.5, 4] } }, // prettier-ignore
  { what: 'JSON: records', text: '[{"a":1,"b":2.5},{"a":2,"b":null},{"b":-6.1,"a":3}]', columns: { a: [1, 3], b: [2.5, -6.1] } }, // prettier-ignore
  { what: 'JSON: columns', text: '{"a": [1, 2], "b": [2.5, 4]}', columns: { a: [1, 2], b: [2.5, 4] } },
  { what: 'JSON: columns by index', text: '{"a":{"0":1,"1":2},"b":{"0":2.5,"1":4}}', columns: { a: [1, 2], b: [2.5, 4] } }, // prettier-ignore
  { what: 'JSON: split', text: '{"columns":["a","b"],"index":[0,1],"data":[[1,2.5],[2,4]]}', columns: { a: [1, 2], b: [2.5, 4] } } // prettier-ignore
]

/** Tables of every kind that people paste, written for the tests after the shape of well-known files. */
export const samples: readonly Sample[] = [...signs, ...above, ...texts, ...marked, ...bracketed]
